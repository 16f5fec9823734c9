import { expect, test } from 'vitest'
import type { VersionRecord } from '../../../core/history/record.ts'
import { recordFixture } from '../../support/record-fixture.ts'
import { cupDocument, drawnAll, version } from './cup-document.ts'
import { ModelDocument } from './model-document.ts'

function versionLayers(document: ModelDocument): readonly string[] {
  return document.layers.filter(({ isSource }) => !isSource).map(({ id }) => id)
}

test('a tree is rebuilt from layers alone', () => {
  const { document, source, v3 } = cupDocument()
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1(v2, v3*)'])
  expect(rebuilt.lineages[0]).toMatchObject({ source, sourceName: 'Cup', derivedFrom: null })
  expect(rebuilt).toMatchObject({ unreadable: [], reissued: [], remarked: [] })
  expect(version(rebuilt, v3)).toMatchObject({
    adjusted: false,
    moved: false,
    takenOut: false,
    parentMissing: false,
    sourceChanged: false,
  })
})

test('promise 3: after a reopening that gives every layer a new id, the tree is the same', () => {
  const { document, v2 } = cupDocument()
  document.reopen()
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1(v2, v3*)'])
  expect(version(rebuilt, v2)?.moved).toBe(true)
  document.heal()
  expect(version(document.rebuild(), v2)?.moved).toBe(false)
  expect(document.rebuild()).toMatchObject({ reissued: [], remarked: [] })
})

test('promise 3: renaming changes nothing but the name', () => {
  const { document, source, v1 } = cupDocument()
  document.change(document.layerOf(v1), { name: 'the good one' })
  document.change(source, { name: 'Mug' })
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1(v2, v3*)'])
  expect(version(rebuilt, v1)?.name).toBe('the good one')
  expect(rebuilt.lineages[0]?.sourceName).toBe('Mug')
})

test('promise 3: a version that was cut and pasted is adopted where it is now', () => {
  const { document, v2 } = cupDocument()
  const old = document.layerOf(v2)
  const now = document.cutAndPaste([old]).get(old)
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1(v2, v3*)'])
  expect(version(rebuilt, v2)).toMatchObject({ layer: now, moved: true })
  expect(rebuilt.reissued).toMatchObject([{ layer: now, record: { id: v2, layer: { id: now } } }])
})

test('promise 3: everything cut and pasted into another file is the same tree there', () => {
  const { document } = cupDocument()
  document.cutAndPaste(document.layers.map(({ id }) => id))
  const [source] = document.layers
  for (const layer of versionLayers(document)) document.change(layer, { over: source!.id })
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1(v2, v3*)'])
  expect(rebuilt.remarked).toMatchObject([{ layer: source!.id, marker: { layer: source!.id } }])
})

test('promise 3: a version that was copied alone is a branch beside the original', () => {
  const { document, v1, v2 } = cupDocument()
  const original = document.layerOf(v2)
  const copy = document.copy([original]).get(original)
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1(v2, v3*, v4)'])
  expect(version(rebuilt, v2)?.layer).toBe(original)
  expect(rebuilt.reissued).toMatchObject([
    { layer: copy, record: { parent: v1, number: 4, layer: { id: copy } } },
  ])
  expect(rebuilt.reissued[0]?.record.id).not.toBe(v2)
  expect(rebuilt.reissued[0]?.record.edit).toEqual(version(rebuilt, v2)?.record.edit)
})

test('a copy has the same id at every reading and after it was written', () => {
  const { document, v2 } = cupDocument()
  document.copy([document.layerOf(v2)])
  const id = document.rebuild().reissued[0]?.record.id
  expect(document.rebuild().reissued[0]?.record.id).toBe(id)
  document.heal()
  expect(document.rebuild().reissued).toEqual([])
  expect(version(document.rebuild(), id!)?.record.number).toBe(4)
})

test('promise 3: a source copied together with its versions is a lineage with the same tree', () => {
  const { document, source } = cupDocument()
  const copies = document.copy(document.layers.map(({ id }) => id))
  const before = document.rebuild()
  expect(drawnAll(before)).toEqual(['v1(v2, v3*)', 'v1(v2, v3*)'])
  expect(before.lineages.map((lineage) => lineage.source)).toEqual([source, copies.get(source)])
  expect(before.reissued.map(({ layer }) => layer)).toEqual(
    versionLayers(document)
      .filter((layer) => [...copies.values()].includes(layer))
      .sort(),
  )
  expect(before.remarked).toMatchObject([
    { layer: copies.get(source), marker: { lineage: before.lineages[1]?.id } },
  ])
  document.heal()
  document.reopen()
  expect(drawnAll(document.rebuild())).toEqual(['v1(v2, v3*)', 'v1(v2, v3*)'])
})

test('a lineage that was copied and reopened before anything was written still gives two whole trees', () => {
  const { document } = cupDocument()
  document.copy(document.layers.map(({ id }) => id))
  document.reopen()
  expect(drawnAll(document.rebuild())).toEqual(['v1(v2, v3*)', 'v1(v2, v3*)'])
})

test('layer ids that are handed out again do not tear a copied lineage apart', () => {
  const { document } = cupDocument()
  document.copy(document.layers.map(({ id }) => id))
  const shifted = new Map(
    document.layers.map(({ id }, index) => [
      id,
      document.layers[(index + 3) % document.layers.length]!.id,
    ]),
  )
  document.layers = document.layers.map((layer) => ({
    ...layer,
    id: shifted.get(layer.id)!,
    over: layer.over === null ? null : shifted.get(layer.over)!,
  }))
  expect(drawnAll(document.rebuild())).toEqual(['v1(v2, v3*)', 'v1(v2, v3*)'])
})

test('when the originals are deleted, a copied lineage goes on with its own source', () => {
  const { document, source } = cupDocument()
  const copies = document.copy(document.layers.map(({ id }) => id))
  for (const original of copies.keys()) document.delete(original)
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1(v2, v3*)'])
  expect(rebuilt.lineages[0]?.source).toBe(copies.get(source))
})

test('when only the original source is deleted, its versions stay apart from the copy’s', () => {
  const { document, source } = cupDocument()
  const copies = document.copy(document.layers.map(({ id }) => id))
  document.delete(source)
  const rebuilt = document.rebuild()
  expect(rebuilt.lineages.map((lineage) => lineage.source)).toEqual([copies.get(source), null])
  expect(rebuilt.lineages.map(({ versions }) => versions.length)).toEqual([3, 3])
})

test('a source copied alone starts an empty lineage of its own', () => {
  const { document, source } = cupDocument()
  const copy = document.copy([source]).get(source)
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1(v2, v3*)', ''])
  expect(rebuilt.lineages[1]).toMatchObject({ source: copy, versions: [] })
  expect(rebuilt.remarked[0]?.marker.lineage).toBe(rebuilt.lineages[1]?.id)
})

test('siblings copied together to elsewhere are a lineage of their own, without a source', () => {
  const { document, v1, v2 } = cupDocument()
  document.copy([document.layerOf(v1), document.layerOf(v2)], null)
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1(v2, v3*)', 'v1(v2)'])
  expect(rebuilt.lineages[1]).toMatchObject({ source: null, sourceName: '' })
  expect(rebuilt.lineages[1]?.versions.every(({ takenOut }) => takenOut)).toBe(true)
})

test('siblings copied in place are branches that lie on each other', () => {
  const { document, v1, v2 } = cupDocument()
  document.copy([document.layerOf(v1), document.layerOf(v2)])
  document.copy([document.layerOf(v1), document.layerOf(v2)])
  expect(drawnAll(document.rebuild())).toEqual(['v1(v2, v3), v4(v5), v6(v7)'])
})

test('records in a circle, of one id on many layers, and long chains all end', () => {
  const fact = (layer: string, record: VersionRecord) => ({
    layer,
    name: layer,
    visible: true,
    inPlace: true,
    source: null,
    order: Number(layer),
    fingerprint: null,
    record,
  })
  const records = [
    recordFixture({ id: 'a', parent: 'b', number: 1 }),
    recordFixture({ id: 'b', parent: 'a', number: 2 }),
    recordFixture({ id: '__proto__', parent: '__proto__', mix: ['__proto__', 'a'], number: 3 }),
    ...Array.from({ length: 20 }, () => recordFixture({ id: 'same', number: 4 })),
    ...Array.from({ length: 3000 }, (_, at) =>
      recordFixture({ id: `c${at}`, parent: `c${at + 1}`, number: 5 }),
    ),
  ]
  const document = new ModelDocument('patches')
  const versions = records.map((record, at) => fact(`${at}`, record))
  document.facts = () => ({ sources: [], versions, stacking: 'patches' })
  const [lineage] = document.rebuild().lineages
  expect(new Set(lineage?.versions.map(({ record }) => record.id)).size).toBe(records.length)
  const missing = lineage?.versions.filter(({ parentMissing }) => parentMissing)
  expect(missing?.map(({ record }) => record.id).sort()).toEqual(['__proto__', 'b', 'c2999'])
})
