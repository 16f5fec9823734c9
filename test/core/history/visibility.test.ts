import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefineError } from '../../../core/errors.ts'
import { chainOf, fallbackOf, standsInPlace, visibleChain } from '../../../core/history/chain.ts'
import { deriveHead } from '../../../core/history/derive-head.ts'
import type { Lineage, Stacking } from '../../../core/history/lineage.ts'
import { visibilityFor } from '../../../core/history/visibility.ts'
import { lineageFixture, versionFixture, withVisible } from './version-fixture.ts'

/** a ← b ← c, a ← d, and m over the mix of b and d. */
const tree = lineageFixture([
  versionFixture({ id: 'a', number: 1 }),
  versionFixture({ id: 'b', number: 2, parent: 'a' }),
  versionFixture({ id: 'c', number: 3, parent: 'b' }),
  versionFixture({ id: 'd', number: 4, parent: 'a' }),
  versionFixture({ id: 'm', number: 5, parent: 'd', mix: ['b', 'd'] }),
])

/** a ← r (replacing) ← b. */
const replaced = lineageFixture([
  versionFixture({ id: 'a', number: 1 }),
  versionFixture({ id: 'r', number: 2, parent: 'a', kind: 'replacing' }),
  versionFixture({ id: 'b', number: 3, parent: 'r' }),
])

function headOf(lineage: Lineage, stacking: Stacking, visible: readonly string[]) {
  return deriveHead(withVisible(lineage, visible), stacking)
}

function shown(lineage: Lineage, id: string | null, stacking: Stacking) {
  const { source, versions } = visibilityFor(lineage, id, stacking)
  return { source, visible: [...versions].filter(([, lit]) => lit).map(([version]) => version) }
}

test('a chain goes down to the source, or to the mix that was seen', () => {
  expect(chainOf(tree, 'c')).toEqual(['a', 'b', 'c'])
  expect(chainOf(tree, 'd')).toEqual(['a', 'd'])
  expect(chainOf(tree, 'm')).toEqual(['b', 'd', 'm'])
  expect(chainOf(tree, 'nobody')).toEqual([])
})

test('a removed version falls back to the nearest one under it that stands in the place, else to the source', () => {
  expect(fallbackOf(tree, 'c')?.record.id).toBe('b')
  expect(fallbackOf(tree, 'm')?.record.id).toBe('d')
  expect(fallbackOf(tree, 'a')).toBeNull()
  expect(fallbackOf(tree, 'nobody')).toBeNull()
  const without = (...away: readonly string[]): Lineage => ({
    ...tree,
    versions: tree.versions.map((v) => ({ ...v, takenOut: away.includes(v.record.id) })),
  })
  expect(fallbackOf(without('b'), 'c')?.record.id).toBe('a')
  expect(fallbackOf(without('a', 'b'), 'c')).toBeNull()
})

test('a chain goes through a replacing version, what is visible ends there', () => {
  expect(chainOf(replaced, 'b')).toEqual(['a', 'r', 'b'])
  expect(visibleChain(replaced, 'b')).toEqual(['r', 'b'])
  expect(visibleChain(replaced, 'r')).toEqual(['r'])
})

test('records that lie on each other in a circle end all the same', () => {
  const circle = lineageFixture([
    versionFixture({ id: 'a', number: 1, parent: 'b' }),
    versionFixture({ id: 'b', number: 2, parent: 'a' }),
    versionFixture({ id: 'self', number: 3, parent: 'self', mix: ['self', 'a'] }),
  ])
  expect(chainOf(circle, 'b')).toEqual(['a', 'b'])
  expect(chainOf(circle, 'self')).toEqual(['a', 'self'])
})

test('where layers hold patches, a version is shown by its whole chain', () => {
  expect(headOf(tree, 'patches', [])).toEqual({ kind: 'source' })
  expect(headOf(tree, 'patches', ['a', 'b', 'c'])).toEqual({ kind: 'version', id: 'c' })
  expect(headOf(tree, 'patches', ['b', 'd', 'm'])).toEqual({ kind: 'version', id: 'm' })
  expect(headOf(tree, 'patches', ['c'])).toEqual({ kind: 'mix', ids: ['c'] })
  expect(headOf(tree, 'patches', ['b', 'd'])).toEqual({ kind: 'mix', ids: ['b', 'd'] })
  expect(headOf(tree, 'patches', ['a', 'b', 'd'])).toEqual({ kind: 'mix', ids: ['a', 'b', 'd'] })
})

test('where layers hold all below them, a version is shown alone', () => {
  expect(headOf(tree, 'cumulative', [])).toEqual({ kind: 'source' })
  expect(headOf(tree, 'cumulative', ['c'])).toEqual({ kind: 'version', id: 'c' })
  expect(headOf(tree, 'cumulative', ['a', 'c'])).toEqual({ kind: 'mix', ids: ['a', 'c'] })
})

test('a mix is listed as it lies, bottom first', () => {
  const seen = withVisible(tree, ['a', 'b', 'd'])
  const heights = new Map([
    ['a', 7],
    ['b', 9],
    ['d', 8],
  ])
  expect(deriveHead(seen, 'patches', heights)).toEqual({ kind: 'mix', ids: ['a', 'd', 'b'] })
})

test('a replacing version hides all below it, the source too', () => {
  expect(shown(replaced, 'a', 'patches')).toEqual({ source: true, visible: ['a'] })
  expect(shown(replaced, 'b', 'patches')).toEqual({ source: false, visible: ['r', 'b'] })
  expect(headOf(replaced, 'patches', ['r', 'b'])).toEqual({ kind: 'version', id: 'b' })
  expect(headOf(replaced, 'patches', ['a', 'r', 'b'])).toEqual({
    kind: 'mix',
    ids: ['a', 'r', 'b'],
  })
})

test('showing the source hides every version, showing a cumulative one hides the source', () => {
  expect(shown(tree, null, 'patches')).toEqual({ source: true, visible: [] })
  expect(shown(tree, null, 'cumulative')).toEqual({ source: true, visible: [] })
  expect(shown(tree, 'm', 'cumulative')).toEqual({ source: false, visible: ['m'] })
  expect(shown(tree, 'm', 'patches')).toEqual({ source: true, visible: ['b', 'd', 'm'] })
})

test('a version that was taken out is left alone, neither shown nor hidden nor counted', () => {
  const [a, b, ...rest] = tree.versions
  const out = lineageFixture([{ ...a!, takenOut: true, visible: true }, b!, ...rest])
  expect(deriveHead(out, 'patches')).toEqual({ kind: 'source' })
  expect(visibilityFor(out, 'b', 'patches').versions.has('a')).toBe(false)
  expect(shown(out, 'b', 'patches').visible).toEqual(['b'])
  expect(visibleChain(out, 'a')).toEqual(['a'])
  const refused = catchError(() => visibilityFor(out, 'a', 'patches'))
  expect(refused).toMatchObject({ code: 'not_supported' })
  expect(refused?.message).toMatch(/^Version 1 was taken out of the source’s place/)
})

test('a reframed picture can’t show in the source’s place', () => {
  const reframed = lineageFixture([versionFixture({ kind: 'reframe' }, { visible: true })])
  expect(deriveHead(reframed, 'cumulative')).toEqual({ kind: 'source' })
  expect(visibilityFor(reframed, null, 'cumulative').versions.size).toBe(0)
  const refused = catchError(() => visibilityFor(reframed, 'a', 'cumulative'))
  expect(refused).toMatchObject({ code: 'not_supported' })
  expect(refused?.message).toMatch(/^Version 1 has another frame/)
})

test('a version that is gone can’t be shown', () => {
  const refused = catchError(() => visibilityFor(tree, 'nobody', 'patches'))
  expect(refused).toMatchObject({ code: 'not_found' })
  expect(refused?.message).toMatch(/no longer in the document/)
})

test('showing any version, then looking, gives that version: for every tree and both stackings', () => {
  fc.assert(
    fc.property(trees, fc.constantFrom<Stacking>('patches', 'cumulative'), (lineage, stacking) => {
      for (const id of [null, ...showable(lineage)]) {
        const { versions } = visibilityFor(lineage, id, stacking)
        const after = {
          versions: lineage.versions.map((v) => ({
            ...v,
            visible: versions.get(v.record.id) ?? v.visible,
          })),
        }
        expect(deriveHead(after, stacking)).toEqual(
          id === null ? { kind: 'source' } : { kind: 'version', id },
        )
      }
    }),
    { numRuns: 300 },
  )
})

function showable(lineage: Lineage): readonly string[] {
  return lineage.versions.filter(standsInPlace).map(({ record }) => record.id)
}

const pick = fc.nat({ max: 20 })
/** Trees whose versions refer to any others, to missing ones and to themselves. */
const trees = fc
  .array(
    fc.record({
      parent: fc.option(pick),
      mix: fc.option(fc.array(pick, { maxLength: 4 }), { freq: 3 }),
      kind: fc.constantFrom('patch', 'patch', 'patch', 'replacing', 'reframe'),
      takenOut: fc.constantFrom(false, false, false, true),
      visible: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((drawn) =>
    lineageFixture(
      drawn.map(({ parent, mix, kind, takenOut, visible }, index) =>
        versionFixture(
          {
            id: `id-${index}`,
            number: index + 1,
            parent: parent === null ? null : `id-${parent}`,
            kind,
            ...(mix && { mix: mix.map((member) => `id-${member}`) }),
          },
          { takenOut, visible },
        ),
      ),
    ),
  )

function catchError(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (isRefineError(error)) return error
  }
  return null
}
