import { expect, test } from 'vitest'
import type { Host } from '../../../core/host.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { createPhotoshopHost } from '../../../photoshop-uxp/host/create-photoshop-host.ts'
import { createDocumentHost } from '../../../standalone/document/document-host.ts'
import { newDocument } from '../../../standalone/document/new-document.ts'
import { writePsd } from '../../../standalone/document/write-psd.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import type { DocumentModel, LayerModel } from '../../hosts/photoshop/model/model.ts'
import { readModel } from '../../hosts/photoshop/psd/read-model.ts'
import { cupDocument, openCup, openPhotoshop } from '../history/cup-in-photoshop.ts'
import { patchRect, pickedIn, placePatch } from './place-patch.ts'

/** A cup without versions, in a document with a Background, picked. */
function openPlainCup() {
  const open = openCup({ ...cupDocument, layers: plainLayers() })
  return { ...open, host: createPhotoshopHost(open.parts) }
}

function plainLayers() {
  const [sky, cup] = cupDocument.layers ?? []
  return [sky ?? {}, { ...cup, generatorSettings: {} }]
}

/** What shows over the whole source. */
async function shown(host: Host) {
  const picked = await pickedIn(host)
  return host.readPixels(picked.source, { kind: 'shown' }, rectOf(picked))
}

async function head(host: Host) {
  const [lineage] = (await host.lineages()).lineages
  const version = lineage?.versions.at(-1)
  return { head: lineage?.head, adjusted: version?.adjusted, moved: version?.moved }
}

test.each([
  ['save and reopen', false],
  ['the first save of a new document, which loses what layers carry, and reopen', true],
])('promise 3: what was placed is the same after %s', async (_, first) => {
  const { hand, host } = openPlainCup()
  await placePatch(host, { id: 'a', number: 1 })
  await placePatch(host, { id: 'b', number: 2, parent: 'a' })
  const before = await shown(host)
  hand.saveAndReopen(undefined, { first })
  hand.select([hand.layerNamed('Cup')])
  const after = await shown(host)
  expect(after).toEqual(before)
  expect(await head(host)).toMatchObject({ head: { kind: 'version', id: 'b' }, adjusted: false })
  await host.mark('a', { starred: true })
  hand.saveAndReopen()
  const [lineage] = (await host.lineages()).lineages
  expect(lineage?.versions.map(({ record }) => record.starred)).toEqual([true, false])
})

test('a mask that is painted by hand makes its version adjusted, an undo makes it what it was', async () => {
  const { hand, host } = openPlainCup()
  const placed = await placePatch(host, { id: 'a', number: 1 })
  const layerID = Number(placed.versions[0]?.layer.split('/')[1])
  hand.paintMask(layerID, { x: 1, y: 1, width: 4, height: 4 }, 255)
  expect(await head(host)).toMatchObject({ adjusted: true })
  hand.undo()
  expect(await head(host)).toMatchObject({ adjusted: false })
})

test('a source that is moved takes its versions along, and nothing is adjusted', async () => {
  const { hand, host } = openPlainCup()
  await placePatch(host, { id: 'a', number: 1 })
  const before = await shown(host)
  hand.moveLayer(2, 3, -1)
  expect(await shown(host)).toEqual(before)
  expect(await head(host)).toMatchObject({ head: { kind: 'version', id: 'a' }, adjusted: false })
})

test('history stepped back to before the placing has no version, and forward again has it', async () => {
  const { hand, host } = openPlainCup()
  await placePatch(host, { id: 'a', number: 1 })
  hand.undo()
  expect((await host.lineages()).lineages.flatMap(({ versions }) => versions)).toEqual([])
  expect((await pickedIn(host)).head).toEqual({ kind: 'source' })
  await placePatch(host, { id: 'b', number: 1 })
  expect(await head(host)).toMatchObject({ head: { kind: 'version', id: 'b' } })
})

test('promise 3: the whole group copied into another document shows the same there', async () => {
  const { hand, host, documentID } = openPlainCup()
  await placePatch(host, { id: 'a', number: 1 })
  const before = await shown(host)
  const there = hand.openDocument({ size: { width: 30, height: 30 } })
  hand.switchTo(documentID)
  hand.copyTo(there, [2, hand.layerNamed('Cup · versions')])
  hand.switchTo(there)
  hand.select([hand.layerNamed('Cup')])
  expect(await shown(host)).toEqual(before)
  expect((await pickedIn(host)).head).toEqual({ kind: 'version', id: 'a' })
})

test('promise 3: a PSD that was refined outside Photoshop opens with its history, and goes on', async () => {
  const picture = photograph({ width: 12, height: 10 }, 8)
  const outside = createDocumentHost({
    document: newDocument(picture, untagged, 'Bottle'),
    ...{ name: 'this test', paintsMasks: true },
  })
  outside.select(outside.document.layers[0]?.id ?? null)
  await placePatch(outside, { id: 'a', number: 1 })
  await placePatch(outside, { id: 'b', number: 2, parent: 'a' })
  const before = await shown(outside)

  const open = openPhotoshop()
  const host = createPhotoshopHost(open.parts)
  open.hand.openModel(opaqueMasks(readModel(writePsd(outside.document))))
  open.hand.select([open.hand.layerNamed('Bottle')])
  expect(await shown(host)).toEqual(before)
  expect((await pickedIn(host)).head).toEqual({ kind: 'version', id: 'b' })
  await placePatch(host, { id: 'c', number: 3, parent: 'b' })
  open.hand.saveAndReopen()
  const [lineage] = (await host.lineages()).lineages
  expect(lineage?.versions.map(({ record }) => record.id)).toEqual(['a', 'b', 'c'])
  expect(lineage?.head).toEqual({ kind: 'version', id: 'c' })
  expect(patchRect.width).toBeLessThan(picture.width)
})

/** The document with its masks at full density, as Photoshop opens masks that say nothing of it. */
function opaqueMasks(model: DocumentModel): DocumentModel {
  const full = (layers: readonly LayerModel[]): readonly LayerModel[] =>
    layers.map((layer) => ({
      ...layer,
      ...(layer.mask && { mask: { ...layer.mask, density: 255 } }),
      ...('layers' in layer && { layers: full(layer.layers) }),
    }))
  return { ...model, layers: full(model.layers) }
}
