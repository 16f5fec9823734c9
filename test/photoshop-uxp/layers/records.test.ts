import { expect, test } from 'vitest'
import { readIndex } from '../../../core/history/xmp/index-entries.ts'
import { readLayerEntries, writeLayerEntries } from '../../../core/history/xmp/layer-entries.ts'
import { readXmp } from '../../../core/history/xmp/read-xmp.ts'
import { writeXmp } from '../../../core/history/xmp/write-xmp.ts'
import type { HostParts } from '../../../photoshop-uxp/host/host-parts.ts'
import { type RecordEntry, writeEntries } from '../../../photoshop-uxp/layers/records.ts'
import { metadataRemarks } from '../../../photoshop-uxp/layers/xmp-index.ts'
import { inModal } from '../../../photoshop-uxp/modal/in-modal.ts'
import { inOneStep } from '../../../photoshop-uxp/modal/one-step.ts'
import { layersOf } from '../../hosts/photoshop/document/layers-of.ts'
import {
  entryOf,
  markerOn,
  openCup,
  recordOn,
  settings,
  v1,
  v2,
  v3,
} from '../history/cup-in-photoshop.ts'

function write(
  parts: HostParts,
  documentID: number,
  entries: readonly RecordEntry[],
): Promise<void> {
  return inModal(parts, { name: 'Test', writes: true }, (scope) =>
    inOneStep(scope, documentID, 'Test', () => writeEntries(parts, documentID, entries)),
  )
}

function layerOf({ hand }: ReturnType<typeof openCup>, id: number) {
  const found = layersOf(hand.model().layers).find((layer) => layer.id === id)
  if (!found) throw new TypeError(`Expected a layer ${id}`)
  return found
}

test('a record is written with its layer’s number alone, which outlives the session', async () => {
  const open = openCup()
  const version = { ...v3, starred: true, layer: { id: `${open.documentID}/5`, name: 'Cup · v3' } }
  await write(open.parts, open.documentID, [{ layerID: 5, version }])
  expect(entryOf(layerOf(open, 5))).toEqual({
    version: { ...v3, starred: true, layer: { id: '5', name: 'Cup · v3' } },
  })
})

test('what an entry does not name stays, and null takes it away', async () => {
  const open = openCup()
  const id = open.documentID
  await write(open.parts, id, [{ layerID: 3, marker: markerOn(3, 'reframed') }])
  expect(entryOf(layerOf(open, 3))).toEqual({ version: v1, marker: markerOn(3, 'reframed') })
  await write(open.parts, id, [{ layerID: 3, version: null }])
  expect(entryOf(layerOf(open, 3))).toEqual({ marker: markerOn(3, 'reframed') })
})

test('entries of one layer are brought together', async () => {
  const open = openCup()
  const note = recordOn(3, { id: 'v1', number: 1, note: 'warm' })
  await write(open.parts, open.documentID, [
    { layerID: 3, version: v1, marker: markerOn(3) },
    { layerID: 3, version: note },
  ])
  expect(entryOf(layerOf(open, 3))).toEqual({ version: note, marker: markerOn(3) })
})

test('the document carries the marker of the whole picture, its group says what it stands on', async () => {
  const open = openCup()
  await write(open.parts, open.documentID, [
    { layerID: null, marker: markerOn('visible') },
    { layerID: 6, standsOn: 'visible' },
  ])
  expect(entryOf(open.hand.model())).toEqual({ marker: markerOn('visible') })
  expect(entryOf(layerOf(open, 6))).toEqual({ standsOn: 'visible' })
})

test('a layer’s own metadata has its entry too, beside what is in it, and stands in for lost settings', async () => {
  const open = openCup()
  const { hand, parts, documentID } = open
  const theirs =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:a="urn:a" a:b="c"/></rdf:RDF></x:xmpmeta>'
  hand.setLayer(3, { xmp: theirs })
  await write(parts, documentID, [{ layerID: 3, version: v1, marker: markerOn(3) }])
  const { xmp = '' } = layerOf(open, 3)
  expect(JSON.parse(readXmp(xmp)?.texts.Entry ?? '')).toEqual({ version: v1, marker: markerOn(3) })
  expect(xmp).toContain('a:b="c"')
  hand.setLayer(3, { generatorSettings: {} })
  await write(parts, documentID, [{ layerID: 3, version: { ...v1, starred: true } }])
  expect(entryOf(layerOf(open, 3))).toEqual({
    version: { ...v1, starred: true },
    marker: markerOn(3),
  })
})

test('layers’ own metadata that can’t be written is no failure, but told', async () => {
  const open = openCup()
  for (const how of ['silently', -25920] as const) {
    open.hand.refuse('set:XMP of a layer', how)
    await write(open.parts, open.documentID, [{ layerID: 3, version: v1 }])
    expect((await open.look.look()).remarks).toEqual([
      'The layers’ own metadata could not be updated: a document that was never saved can lose its history when it is opened again. Save it now, before you refine further.',
    ])
  }
  open.hand.allow('set:XMP of a layer')
  await write(open.parts, open.documentID, [{ layerID: 3, version: v1 }])
  expect((await open.look.look()).remarks).toEqual([])
})

test('settings of other plugins stay', async () => {
  const open = openCup()
  open.hand.setLayer(5, { generatorSettings: { ...settings({ version: v3 }), other: '{"a":1}' } })
  await write(open.parts, open.documentID, [{ layerID: 5, version: v3 }])
  expect(layerOf(open, 5).generatorSettings.other).toBe('{"a":1}')
})

test('promise 7: a record that Photoshop does not keep fails the step, and nothing stays of it', async () => {
  const open = openCup()
  const before = open.hand.model()
  open.hand.refuse('set:generatorSettings', 'silently')
  const marked = recordOn(3, { id: 'v1', starred: true })
  await expect(
    write(open.parts, open.documentID, [{ layerID: 3, version: marked }]),
  ).rejects.toMatchObject({
    code: 'host_failed',
    message: 'Photoshop did not keep the version’s record.',
  })
  expect(open.hand.model()).toEqual(before)
})

test('the document’s metadata says by ids only which layer is which version', async () => {
  const open = openCup()
  await write(open.parts, open.documentID, [{ layerID: 3, version: v1 }])
  const { xmp } = open.hand.model()
  const lists = readXmp(xmp)?.lists ?? {}
  expect(readIndex(lists.Index)).toEqual([
    { id: 'v1', parent: null, lineage: 'lineage', layer: '3', number: 1 },
    { id: 'v2', parent: 'v1', lineage: 'lineage', layer: '4', number: 2 },
    { id: 'v3', parent: null, lineage: 'lineage', layer: '5', number: 3 },
  ])
  expect(lists.Layers).toBeUndefined()
  expect(xmp).not.toContain(v1.edit.instruction)
})

test('full records stand in the metadata only where prompts are allowed, and go when they are not', async () => {
  const open = openCup()
  await open.parts.promptsInFile.write(true)
  await write(open.parts, open.documentID, [{ layerID: 3, version: v1 }])
  const entries = readLayerEntries(readXmp(open.hand.model().xmp)?.lists.Layers)
  expect(entries).toContainEqual({ layer: '4', version: v2 })
  expect(entries).toContainEqual({ layer: '2', marker: markerOn(2) })
  await open.parts.promptsInFile.write(false)
  await write(open.parts, open.documentID, [{ layerID: 3, version: v1 }])
  expect(readXmp(open.hand.model().xmp)?.lists.Layers).toBeUndefined()
})

test('a record that no layer carries yet stays in the metadata, prompts allowed or not', async () => {
  const open = openCup()
  await open.parts.promptsInFile.write(true)
  await write(open.parts, open.documentID, [])
  open.hand.setLayer(4, { generatorSettings: {} })
  await open.parts.promptsInFile.write(false)
  await write(open.parts, open.documentID, [])
  const entries = readLayerEntries(readXmp(open.hand.model().xmp)?.lists.Layers)
  expect(entries).toEqual([{ layer: '4', version: v2 }])
})

test('promise 3: what was written into the metadata is found there at the next look', async () => {
  const open = openCup()
  await open.look.look()
  await open.parts.promptsInFile.write(true)
  await write(open.parts, open.documentID, [])
  open.hand.setLayer(4, { generatorSettings: {} })
  expect((await open.look.findVersion('v2')).version.layer).toBe(`${open.documentID}/4`)
})

test('the record of a version that was deleted goes from the metadata, one that no layer ever carried stays', async () => {
  const open = openCup()
  await open.parts.promptsInFile.write(true)
  await write(open.parts, open.documentID, [])
  const layers = () => readLayerEntries(readXmp(open.hand.model().xmp)?.lists.Layers)
  const unknown = { layer: '77', version: { ...v1, id: 'elsewhere' } }
  open.hand.change('File Info', (model) => ({
    ...model,
    xmp: writeXmp(model.xmp, {
      lists: {
        ...readXmp(model.xmp)?.lists,
        Layers: writeLayerEntries([...layers(), unknown]),
      },
      texts: {},
    }),
  }))
  open.hand.deleteLayer(4)
  await write(open.parts, open.documentID, [])
  expect(layers().map(({ layer }) => layer)).toEqual(['2', '3', '5', '77'])
})

test('metadata of others stays, and is not written when it says the same already', async () => {
  const open = openCup()
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="image/png"/>' +
    '</rdf:RDF></x:xmpmeta>'
  open.hand.change('File Info', (model) => ({ ...model, xmp }))
  await write(open.parts, open.documentID, [{ layerID: 3, version: v1 }])
  const written = open.hand.model().xmp
  expect(written).toContain('image/png')
  open.hand.refuse('set:XMPMetadataAsUTF8', -1715)
  await write(open.parts, open.documentID, [{ layerID: 3, version: v1 }])
  expect(metadataRemarks(open.photoshop, open.documentID)).toEqual([])
})

test.each([
  ['refuses', -25920],
  ['forgets', 'silently'],
] as const)(
  'metadata that Photoshop %s fails no write, but is remembered for a remark',
  async (_, how) => {
    const open = openCup()
    open.hand.refuse('set:XMPMetadataAsUTF8', how)
    await write(open.parts, open.documentID, [{ layerID: 3, version: { ...v1, note: 'kept' } }])
    expect(entryOf(layerOf(open, 3))).toEqual({ version: { ...v1, note: 'kept' } })
    expect(metadataRemarks(open.photoshop, open.documentID)).toEqual([
      expect.stringContaining('metadata (XMP) could not be updated'),
    ])
    open.hand.allow('set:XMPMetadataAsUTF8')
    await write(open.parts, open.documentID, [])
    expect(metadataRemarks(open.photoshop, open.documentID)).toEqual([])
  },
)

test('damaged metadata is left alone', async () => {
  const open = openCup()
  open.hand.change('File Info', (model) => ({ ...model, xmp: '<x:xmpmeta <' }))
  await write(open.parts, open.documentID, [{ layerID: 3, version: v1 }])
  expect(open.hand.model().xmp).toBe('<x:xmpmeta <')
  expect(metadataRemarks(open.photoshop, open.documentID)).toHaveLength(1)
})
