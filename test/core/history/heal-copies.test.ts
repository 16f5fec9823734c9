import { expect, test } from 'vitest'
import { compareLayers } from '../../../core/history/heal/compare-layers.ts'
import { copyId } from '../../../core/history/heal/copy-id.ts'
import type { VersionFact } from '../../../core/history/lineage.ts'
import { type HistoryFacts, rebuildLineages } from '../../../core/history/rebuild-lineages.ts'
import type { VersionRecord } from '../../../core/history/record.ts'
import { markerFixture, recordFixture } from '../../support/record-fixture.ts'
import { allVersions } from './model-document.ts'

/** Makes the fact of a version's layer that stands on `source`, which lies at 0; higher orders lie higher. */
function fact(
  layer: string,
  record: Partial<VersionRecord>,
  changes: Partial<VersionFact> = {},
): VersionFact {
  return {
    layer,
    name: layer,
    visible: false,
    inPlace: true,
    source: 'source',
    order: 1,
    fingerprint: null,
    record: recordFixture(record),
    ...changes,
  }
}

function source(layer: string, marker: unknown = null) {
  return { layer, name: layer, visible: true, state: 'state-1', marker }
}

function rebuild(versions: readonly VersionFact[], sources = [source('source', markerFixture())]) {
  const facts: HistoryFacts = { sources, versions, stacking: 'patches' }
  return rebuildLineages(facts)
}

/** Lineages as `source: layer<parent's layer, …`. */
function drawn(rebuilt: ReturnType<typeof rebuild>): readonly string[] {
  const layers = new Map(allVersions(rebuilt).map(({ record, layer }) => [record.id, layer]))
  return rebuilt.lineages.map(({ source: on, versions }) => {
    const tree = versions.map(({ layer, record: { parent, mix } }) => {
      const bases = mix ?? (parent === null ? [] : [parent])
      return `${layer}<${bases.map((id) => layers.get(id) ?? 'gone').join('+')}`
    })
    return `${on}: ${tree.join(' ')}`
  })
}

function layerOf(rebuilt: ReturnType<typeof rebuild>, id: string): string | undefined {
  return allVersions(rebuilt).find(({ record }) => record.id === id)?.layer
}

test('the recorded layer is the original, wherever it was taken and whatever lies below it', () => {
  const copyInPlace = fact('copy', { id: 'a' }, { order: 1 })
  const original = fact('layer-a', { id: 'a' }, { order: 9, inPlace: false, source: null })
  expect(layerOf(rebuild([copyInPlace, original]), 'a')).toBe('layer-a')
})

test('when the recorded layer is gone, the copy in the source’s place is adopted, else the lowest', () => {
  const away = fact('1', { id: 'a' }, { order: 1, inPlace: false, source: null })
  const lower = fact('9', { id: 'a' }, { order: 2 })
  const higher = fact('8', { id: 'a' }, { order: 3 })
  expect(layerOf(rebuild([higher, lower, away]), 'a')).toBe('9')
  expect(layerOf(rebuild([higher, away]), 'a')).toBe('8')
})

test('of several sources with one marker, the one that the marker names keeps the lineage', () => {
  const sources = [source('10', markerFixture({ layer: '10' })), source('9', markerFixture())]
  const onCopy = [fact('7', { id: 'a' }, { source: '9' })]
  expect(rebuild(onCopy, sources).lineages.find(({ id }) => id === 'lineage')?.source).toBe('10')
})

test('when the marker names none of them, the source with the most versions keeps it, else the first', () => {
  const sources = [source('10', markerFixture()), source('9', markerFixture())]
  const keeps = (versions: readonly VersionFact[]) =>
    rebuild(versions, sources).lineages.find(({ id }) => id === 'lineage')?.source
  expect(keeps([fact('1', { id: 'a' }, { source: '9' })])).toBe('9')
  expect(keeps([fact('1', { id: 'a' }, { source: '10' })])).toBe('10')
  expect(keeps([])).toBe('9')
})

test('a version that was copied alone to elsewhere is a branch that was taken out', () => {
  const away = fact('5', { id: 'b', parent: 'a', number: 2 }, { inPlace: false, source: null })
  const rebuilt = rebuild([
    fact('layer-a', { id: 'a' }),
    fact('layer-b', { id: 'b', parent: 'a', number: 2 }),
    away,
  ])
  expect(drawn(rebuilt)).toEqual(['source: layer-a< layer-b<layer-a 5<layer-a'])
  expect(rebuilt.lineages[0]?.versions[2]).toMatchObject({ takenOut: true, moved: false })
})

test('copies in place are branches also where the source is gone', () => {
  const lost = { source: null }
  const rebuilt = rebuild(
    [
      fact('layer-a', { id: 'a' }, lost),
      fact('layer-b', { id: 'b', parent: 'a', number: 2 }, lost),
      fact('5', { id: 'a' }, lost),
      fact('6', { id: 'b', parent: 'a', number: 2 }, lost),
    ],
    [],
  )
  expect(drawn(rebuilt)).toEqual(['null: layer-a< layer-b<layer-a 5< 6<5'])
})

test('a copied lineage takes along branches that were copied before, under its own versions', () => {
  const records = { a: { id: 'a' }, b: { id: 'b', parent: 'a', number: 2 } }
  const onCopy = (order: number) => ({ source: 'z', order })
  const rebuilt = rebuild(
    [
      fact('layer-a', records.a),
      fact('layer-b', records.b),
      fact('5', records.b, { order: 2 }),
      fact('a-copy', records.a, onCopy(4)),
      fact('b-copy', records.b, onCopy(5)),
      fact('5-copy', records.b, onCopy(6)),
    ],
    [source('source', markerFixture()), source('z', markerFixture())],
  )
  expect(drawn(rebuilt)).toEqual([
    'z: a-copy< b-copy<a-copy 5-copy<a-copy',
    'source: layer-a< layer-b<layer-a 5<layer-a',
  ])
})

test('a copied version over a mix lies on the copies of its members', () => {
  const records = [
    { id: 'a' },
    { id: 'b', number: 2 },
    { id: 'm', number: 3, parent: 'b', mix: ['a', 'b'] },
  ]
  const rebuilt = rebuild(
    [
      ...records.map((record) => fact(`layer-${record.id}`, record)),
      ...records.map((record) => fact(`${record.id}-copy`, record, { source: 'z' })),
    ],
    [source('source', markerFixture()), source('z', markerFixture())],
  )
  expect(drawn(rebuilt)[0]).toBe('z: a-copy< b-copy< m-copy<a-copy+b-copy')
  const [copy] = rebuilt.lineages
  expect(copy?.versions[2]?.record.parent).toBe(copy?.versions[1]?.record.id)
  expect(copy?.versions[2]?.parentMissing).toBe(false)
})

test('branches are numbered in the order in which their originals were made', () => {
  const rebuilt = rebuild([
    fact('layer-a', { id: 'a' }),
    fact('layer-b', { id: 'b', parent: 'a', number: 2 }),
    fact('7', { id: 'b', parent: 'a', number: 2 }, { order: 2 }),
    fact('8', { id: 'a' }, { order: 3 }),
  ])
  const numbers = rebuilt.lineages[0]?.versions.map(({ layer, record }) => [layer, record.number])
  expect(numbers).toEqual([
    ['layer-a', 1],
    ['layer-b', 2],
    ['8', 3],
    ['7', 4],
  ])
})

test('a source that was cut and pasted keeps its lineage while its versions stayed elsewhere', () => {
  const left = fact('layer-a', { id: 'a' }, { inPlace: false, source: null })
  const came = fact('7', { id: 'b', number: 2 }, { source: 'pasted' })
  const rebuilt = rebuild([left, came], [source('pasted', markerFixture())])
  expect(drawn(rebuilt)).toEqual(['pasted: layer-a< 7<'])
})

test('a picture that no version stands on is never taken for a lost source', () => {
  const rebuilt = rebuild([fact('layer-a', { id: 'a' }, { source: null })], [source('source')])
  expect(drawn(rebuilt)).toEqual(['null: layer-a<'])
  expect(rebuilt.remarked).toEqual([])
})

test('a source whose marker is lost goes to one lineage only', () => {
  const versions = [fact('layer-a', { id: 'a' }), fact('layer-x', { id: 'x', lineage: 'other' })]
  const rebuilt = rebuild(versions, [source('source')])
  expect(drawn(rebuilt)).toEqual(['source: layer-a<', 'null: layer-x<'])
  expect(rebuilt.remarked).toEqual([{ layer: 'source', marker: markerFixture() }])
  expect(rebuilt.lineages[1]?.versions[0]?.takenOut).toBe(true)
})

test('copies of a copy on one unmarked source are two lineages, of which one has it', () => {
  const records = [{ id: 'a' }, { id: 'b', parent: 'a', number: 2 }]
  const rebuilt = rebuild(
    [
      ...records.map((record) => fact(`layer-${record.id}`, record)),
      ...records.map((record) => fact(`${record.id}-1`, record, { source: 'z', order: 2 })),
      ...records.map((record) => fact(`${record.id}-2`, record, { source: 'z', order: 3 })),
    ],
    [source('source', markerFixture()), source('z')],
  )
  expect(drawn(rebuilt)).toEqual([
    'z: a-1< b-1<a-1',
    'source: layer-a< layer-b<layer-a',
    'null: a-2< b-2<a-2',
  ])
})

test('versions without a source stay in place, unless they stand on another lineage’s', () => {
  const other = source('other', markerFixture({ lineage: 'other', layer: 'other' }))
  const rebuilt = rebuild(
    [
      fact('layer-a', { id: 'a' }, { source: 'other' }),
      fact('layer-b', { id: 'b', number: 2 }, { source: 'backdrop', visible: true }),
    ],
    [other, { ...source('backdrop'), state: 'another picture' }],
  )
  const lineage = rebuilt.lineages.find(({ id }) => id === 'lineage')
  expect(lineage?.source).toBeNull()
  expect(lineage?.versions.map(({ takenOut }) => takenOut)).toEqual([true, false])
  expect(lineage?.head).toEqual({ kind: 'version', id: 'b' })
})

test('one id in two lineages is given to one of them only', () => {
  const rebuilt = rebuild([
    fact('layer-a', { id: 'a' }),
    fact('6', { id: 'a', lineage: 'other' }, { source: null }),
    fact('7', { id: 'b', lineage: 'other', parent: 'a', number: 2 }, { source: null }),
  ])
  expect(drawn(rebuilt)).toEqual(['source: layer-a<', 'null: 6< 7<6'])
  expect(layerOf(rebuilt, 'a')).toBe('layer-a')
})

test('a copy on a layer id that an earlier copy had gets another id', () => {
  const earlier = copyId('a', '5', new Set())
  const rebuilt = rebuild([
    fact('layer-a', { id: 'a' }),
    fact('6', { id: earlier, number: 2 }),
    fact('5', { id: 'a' }),
  ])
  const ids = allVersions(rebuilt).map(({ record }) => record.id)
  expect(new Set(ids).size).toBe(3)
  expect(layerOf(rebuilt, earlier)).toBe('6')
})

test('a mix is listed as its layers lie, whatever was made first', () => {
  const rebuilt = rebuild([
    fact('layer-a', { id: 'a' }, { order: 3, visible: true }),
    fact('layer-b', { id: 'b', number: 2 }, { order: 2, visible: true }),
  ])
  expect(rebuilt.lineages[0]?.head).toEqual({ kind: 'mix', ids: ['b', 'a'] })
})

test('layer ids count up: 9 comes before 10', () => {
  expect(['10', '9', '1:2', '8'].sort(compareLayers)).toEqual(['8', '9', '10', '1:2'])
})
