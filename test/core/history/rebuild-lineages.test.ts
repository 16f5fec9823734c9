import { expect, test } from 'vitest'
import type { Lineage, Rebuilt } from '../../../core/history/lineage.ts'
import type { VersionRecord } from '../../../core/history/record.ts'
import { markerFixture, recordFixture } from '../../support/record-fixture.ts'
import { ModelDocument } from './model-document.ts'

/** A source with v1 ← v2 and v1 ← v3 on it, healed and saved. */
function cupDocument() {
  const document = new ModelDocument('patches')
  const source = document.addSource()
  const v1 = document.place(source, null)
  const v2 = document.place(source, v1)
  const v3 = document.place(source, v1)
  return { document, source, v1, v2, v3 }
}

function versionLayers(document: ModelDocument): readonly string[] {
  return document.layers.filter(({ isSource }) => !isSource).map(({ id }) => id)
}

/** A tree as text: `v1(v2, v3)`, the head starred. */
function drawn(lineage: Lineage | undefined): string {
  if (!lineage) return 'none'
  const draw = (id: string): string => {
    const version = lineage.versions.find(({ record }) => record.id === id)
    if (!version) return '?'
    const isHead = lineage.head.kind === 'version' && lineage.head.id === id
    const children = version.children.map(draw).join(', ')
    return `v${version.record.number}${isHead ? '*' : ''}${children && `(${children})`}`
  }
  const roots = lineage.versions.filter((v) => v.record.parent === null || v.parentMissing)
  return roots.map(({ record }) => draw(record.id)).join(', ')
}

function drawnAll({ lineages }: Rebuilt): readonly string[] {
  return lineages.map(drawn)
}

function version({ lineages }: Rebuilt, id: string) {
  return lineages.flatMap(({ versions }) => versions).find(({ record }) => record.id === id)
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

test('a version that was moved away is taken out, also onto another source', () => {
  const { document, v2, v3 } = cupDocument()
  const other = document.addSource('Plate')
  document.place(other, null)
  document.change(document.layerOf(v2), { over: null })
  document.change(document.layerOf(v3), { over: other, visible: true })
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v1*(v2, v3)', 'v1*'])
  expect(version(rebuilt, v2)?.takenOut).toBe(true)
  expect(version(rebuilt, v3)?.takenOut).toBe(true)
})

test('promise 3: a version whose parent was deleted by hand says so and stays', () => {
  const { document, v1, v2, v3 } = cupDocument()
  document.delete(document.layerOf(v1))
  const rebuilt = document.rebuild()
  expect(drawnAll(rebuilt)).toEqual(['v2, v3*'])
  expect(version(rebuilt, v2)).toMatchObject({ parentMissing: true, record: { parent: v1 } })
  expect(version(rebuilt, v3)?.parentMissing).toBe(true)
})

test('a version over a mix says so when a member of the mix is gone', () => {
  const { document, source, v1, v2, v3 } = cupDocument()
  for (const id of [v1, v2, v3]) document.change(document.layerOf(id), { visible: true })
  const v4 = document.place(source, 'shown')
  expect(version(document.rebuild(), v4)?.record.mix).toEqual([v1, v2, v3])
  expect(drawnAll(document.rebuild())).toEqual(['v1(v2(v4*), v3(v4*), v4*)'])
  document.delete(document.layerOf(v2))
  expect(version(document.rebuild(), v4)?.parentMissing).toBe(true)
})

test('promise 3: a lineage whose source is gone is shown without one', () => {
  const { document, source } = cupDocument()
  document.delete(source)
  const rebuilt = document.rebuild()
  expect(rebuilt.lineages).toMatchObject([{ source: null, sourceName: '' }])
  expect(rebuilt.lineages[0]?.versions).toHaveLength(3)
  expect(rebuilt.lineages[0]?.versions.some(({ sourceChanged }) => sourceChanged)).toBe(false)
})

test('a lost marker is written again, but only on the picture that the versions were made for', () => {
  const { document, source } = cupDocument()
  document.change(source, { marker: null })
  const { lineages, remarked } = document.rebuild()
  expect(lineages).toMatchObject([{ source }])
  expect(remarked).toMatchObject([{ layer: source, marker: { lineage: lineages[0]?.id } }])

  document.change(source, { pixels: 'another picture' })
  expect(document.rebuild()).toMatchObject({ lineages: [{ source: null }], remarked: [] })
})

test('versions made before a change of the source say so, those made after do not', () => {
  const { document, source, v3 } = cupDocument()
  document.change(source, { pixels: 'painted on' })
  const v4 = document.place(source, v3)
  const rebuilt = document.rebuild()
  expect(version(rebuilt, v3)?.sourceChanged).toBe(true)
  expect(version(rebuilt, v4)?.sourceChanged).toBe(false)
})

test('a version that was changed by hand is adjusted, unless reading it costs too much', () => {
  const { document, v2 } = cupDocument()
  document.change(document.layerOf(v2), { pixels: 'painted on' })
  expect(version(document.rebuild(), v2)?.adjusted).toBe(true)
  const facts = document.facts()
  const unread = facts.versions.map((fact) => ({ ...fact, fingerprint: null }))
  document.facts = () => ({ ...facts, versions: unread })
  expect(version(document.rebuild(), v2)?.adjusted).toBe(false)
})

test('what can’t be read is listed with the reason and never written over', () => {
  const { document, source, v1, v2, v3 } = cupDocument()
  const newer = document.layerOf(v1)
  const damaged = document.layerOf(v2)
  document.change(newer, { record: { ...recordFixture(), schema: 2 } })
  document.change(damaged, { record: '{"schema":1,' })
  document.change(source, { marker: { ...markerFixture(), schema: 2 } })
  const rebuilt = document.rebuild()
  expect(rebuilt.unreadable).toMatchObject([
    { layer: source, name: 'Cup', reason: expect.stringMatching(/newer Pentimento/) },
    { layer: newer, name: 'Cup · v1', reason: expect.stringMatching(/newer Pentimento/) },
    { layer: damaged, name: 'Cup · v2', reason: expect.stringMatching(/damaged/) },
  ])
  expect(version(rebuilt, v3)?.parentMissing).toBe(true)
  expect(rebuilt.lineages).toMatchObject([{ source }])
  expect(rebuilt).toMatchObject({ reissued: [], remarked: [] })
})

test('a reframed picture tells where it came from and is never taken out', () => {
  const { document, source, v1, v3 } = cupDocument()
  const picture = document.addSource('Cup, wider')
  const rect = { x: -10, y: 0, width: 60, height: 30 }
  const derivedFrom = { lineage: document.lineageOn(source)!.id, version: v1, rect }
  document.change(picture, {
    marker: markerFixture({ lineage: 'wide', layer: picture, derivedFrom }),
  })
  const v4 = document.place(source, v1, { kind: 'reframe' })
  document.change(document.layerOf(v4), { over: null, visible: true })
  const rebuilt = document.rebuild()
  expect(rebuilt.lineages.at(-1)).toMatchObject({ id: 'wide', derivedFrom, versions: [] })
  expect(version(rebuilt, v4)?.takenOut).toBe(false)
  expect(rebuilt.lineages[0]?.head).toEqual({ kind: 'version', id: v3 })
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
