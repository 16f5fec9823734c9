import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deriveHead } from '../../../core/history/derive-head.ts'
import { expectRemovable } from '../../../core/history/expect-removable.ts'
import { lineageOf, versionById, versionOnLayer } from '../../../core/history/find-in-lineages.ts'
import {
  headAfterRemoval,
  visibilityAfterRemoval,
} from '../../../core/history/head-after-removal.ts'
import type { Head, Lineage, Stacking } from '../../../core/history/lineage.ts'
import { visibilityFor } from '../../../core/history/visibility.ts'
import { lineageFixture, versionFixture } from './version-fixture.ts'

const a = versionFixture({ id: 'a', number: 1 }, { children: ['b', 'm'] })
const b = versionFixture({ id: 'b', number: 2, parent: 'a' }, { children: ['d'] })
const c = versionFixture({ id: 'c', number: 3 }, { children: ['m'] })
const d = versionFixture({ id: 'd', number: 4, parent: 'b' })
const m = versionFixture({ id: 'm', number: 5, parent: 'c', mix: ['a', 'c'] })
const tree = lineageFixture([a, b, c, d, m])

const showing = (id: string, lineage: Lineage = tree): Lineage => ({
  ...lineage,
  head: { kind: 'version', id },
})

describe('looking up', () => {
  const other: Lineage = { ...lineageFixture([versionFixture({ id: 'z' })]), source: 'other' }
  const rebuilt = { lineages: [tree, other] }

  test('finds lineages by source, and versions by id or layer', () => {
    expect(lineageOf(rebuilt, 'other')).toBe(other)
    expect(lineageOf(rebuilt, 'none')).toBeNull()
    expect(versionById(rebuilt, 'z')).toEqual({ lineage: other, version: other.versions[0] })
    expect(versionOnLayer(rebuilt, 'layer-c')).toEqual({ lineage: tree, version: c })
    expect(versionOnLayer(rebuilt, 'c')).toBeNull()
  })

  test('says that a version is gone', () => {
    expect(() => versionById(rebuilt, 'layer-a')).toThrow(
      expect.objectContaining({
        code: 'not_found',
        message: 'The version is no longer in the document.',
      }),
    )
  })
})

describe('a version may be removed', () => {
  test('when nothing is built on it', () => {
    expect(expectRemovable({ lineages: [tree] }, 'd')).toEqual({ lineage: tree, version: d })
    expect(expectRemovable({ lineages: [tree] }, 'm').version).toBe(m)
  })

  test('never while versions are built on it, through a mix too, and they are named', () => {
    const refused = (id: string) => () => expectRemovable({ lineages: [tree] }, id)
    expect(refused('b')).toThrow(
      expect.objectContaining({
        code: 'has_descendants',
        message: `Version 2 can’t be removed: “${d.name}” is built on it.`,
        hint: 'Remove those versions first, or hide this one instead.',
      }),
    )
    expect(refused('c')).toThrow(`“${m.name}” is built on it`)
    expect(refused('a')).toThrow(`“${b.name}”, “${m.name}” are built on it`)
  })

  test('never while the lineage that began at its layer has versions, and many are counted', () => {
    const reframe = versionFixture({ id: 'r', kind: 'reframe', number: 6 })
    const begun: Lineage = { ...lineageFixture([]), id: 'begun', source: reframe.layer }
    const lineages = [lineageFixture([reframe]), begun]
    expect(expectRemovable({ lineages }, 'r').version).toBe(reframe)
    const names = ['One', 'Two', 'Three', 'Four', 'Five']
    const versions = names.map((name) => versionFixture({ id: name }, { name }))
    expect(() =>
      expectRemovable({ lineages: [lineages[0]!, { ...begun, versions }] }, 'r'),
    ).toThrow('Version 6 can’t be removed: “One”, “Two”, “Three” and 2 more are built on it.')
  })
})

describe('what shows after a version is removed', () => {
  const shownOnce = (id: string, stacking: Stacking = 'patches', lineage = showing(id)) =>
    headAfterRemoval(lineage, id, stacking)

  test('is its parent, or the source', () => {
    expect(shownOnce('d')).toEqual({ kind: 'version', id: 'b' })
    expect(shownOnce('a')).toEqual({ kind: 'source' })
  })

  test('is the nearest one under it that was not taken out', () => {
    const away = lineageFixture([a, { ...b, takenOut: true }, d])
    expect(shownOnce('d', 'patches', showing('d', away))).toEqual({ kind: 'version', id: 'a' })
  })

  test('is the mix that it was made over, where patches can be seen together', () => {
    expect(shownOnce('m')).toEqual({ kind: 'mix', ids: ['a', 'c'] })
    expect(shownOnce('m', 'cumulative')).toEqual({ kind: 'version', id: 'c' })
    const away = lineageFixture([a, { ...c, takenOut: true }, m])
    expect(shownOnce('m', 'patches', showing('m', away))).toEqual({ kind: 'mix', ids: ['a'] })
  })

  test('does not change when the version does not show by itself', () => {
    const mix: Head = { kind: 'mix', ids: ['c', 'd'] }
    for (const head of [{ kind: 'source' } as const, { kind: 'version', id: 'c' } as const, mix]) {
      expect(headAfterRemoval({ ...tree, head }, 'd', 'patches')).toBeNull()
      expect(visibilityAfterRemoval({ ...tree, head }, 'd', 'patches')).toBeNull()
    }
  })

  test('says nothing of the layer that goes', () => {
    const visibility = visibilityAfterRemoval(showing('m'), 'm', 'patches')
    expect(visibility?.source).toBe(true)
    expect([...(visibility?.versions ?? [])]).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
      ['d', false],
    ])
  })
})

test('law: with the layers set so, what shows is what was said', () => {
  const kinds = fc.constantFrom('patch' as const, 'replacing' as const)
  const drafts = fc.array(
    fc.record({ below: fc.nat(), kind: kinds, takenOut: fc.boolean(), second: fc.nat() }),
    { minLength: 1, maxLength: 7 },
  )
  fc.assert(
    fc.property(drafts, fc.constantFrom<Stacking>('patches', 'cumulative'), (made, stacking) => {
      const versions = made.map(({ below, kind, takenOut }, index) => {
        const parent = below % (index + 1)
        return versionFixture(
          {
            id: `v${index}`,
            number: index + 1,
            kind,
            parent: parent > 0 ? `v${parent - 1}` : null,
          },
          { takenOut: takenOut && index < made.length - 1 },
        )
      })
      const last = versions.at(-1)!.record.id
      const shown = visibilityFor({ versions }, last, stacking)
      const seen = versions.map((v) => ({
        ...v,
        visible: shown.versions.get(v.record.id) ?? false,
      }))
      const lineage = showing(last, lineageFixture(seen))
      const said = headAfterRemoval(lineage, last, stacking)
      const visibility = visibilityAfterRemoval(lineage, last, stacking)!
      const rest = seen
        .filter(({ record }) => record.id !== last)
        .map((v) => ({ ...v, visible: visibility.versions.get(v.record.id) ?? false }))
      expect(deriveHead({ versions: rest }, stacking)).toEqual(said)
      const replaced = rest.some(({ visible, record }) => visible && record.kind === 'replacing')
      const hides = stacking === 'cumulative' ? said?.kind !== 'source' : replaced
      expect(visibility.source).toBe(!hides)
    }),
  )
})
