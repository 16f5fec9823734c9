import { expect, test } from 'vitest'
import { markerFixture, recordFixture } from '../../support/record-fixture.ts'
import { cupDocument, drawnAll, version } from './cup-document.ts'

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
