import { untagged } from '../../../../core/image/color-tag.ts'
import type { Depth } from '../../../../core/image/picture.ts'
import type { Mask } from '../../../../core/mask/mask.ts'
import { parseLayer } from '../../../../photoshop-uxp/layers/layer-ref.ts'
import { openBareSeat } from '../../../photoshop-uxp/seats/open-bare-seat.ts'
import type { UxpVersion } from '../../../photoshop-uxp/seats/runtime.ts'
import type { HostHarness } from '../../harness.ts'
import { createPhotoshop, type FakePhotoshop } from '../create-photoshop.ts'
import { reopened } from '../hand/reopened.ts'
import type { DocumentModel } from '../model/model.ts'
import { contentIn, duplicateIn, factsIn, pixelsIn, recordKey } from './document-facts.ts'
import { heldByPhotoshop, pixelsOf } from './held-picture.ts'

/** Opens a Photoshop with the built plugin in a bare context, and a document of its own or a saved one. */
export async function openPhotoshopHarness(
  uxp: UxpVersion,
  saved?: DocumentModel,
): Promise<HostHarness> {
  const fake = createPhotoshop({ version: uxp === '7.2' ? '25.0.0' : '27.7.0' })
  const { hand } = fake
  if (saved) hand.openModel(reopened(saved, { first: true }).model)
  else openNew(fake)
  const { app } = await openBareSeat({ uxp, fake })
  if (!app) throw new Error('Expected the plugin to start')
  return {
    host: app.host,
    keeps: heldByPhotoshop,
    undoLeavesTexts: true,
    async addSource({ picture, name, color = untagged }) {
      await hand.whenFree()
      const profile = color.space === 'srgb' ? 'sRGB IEC61966-2.1' : color.name
      const model = fitted(fake, picture.depth, profile, picture)
      const { active } = model
      const layerID = hand.addLayer({ name, pixels: pixelsOf(picture) })
      hand.select(active)
      return idOf(model.id, layerID)
    },
    pickLayer: async (layer) => {
      await hand.whenFree()
      const { documentID, layerID } = refOf(layer)
      if (fake.store.inFront !== documentID) hand.switchTo(documentID)
      hand.select([layerID])
    },
    async pickNothing() {
      await hand.whenFree()
      hand.select([])
    },
    async pickAlso(layer) {
      await hand.whenFree()
      hand.select([...hand.model().active, refOf(layer).layerID])
    },
    pickedLayers: async () => hand.model().active.map((id) => idOf(hand.model().id, id)),
    layers: async () => fake.store.documents.flatMap((id) => factsIn(hand.model(id))),
    contentOf: async (layer) =>
      contentIn(hand.model(refOf(layer).documentID), refOf(layer).layerID),
    async setRegion(source, mask) {
      await hand.whenFree()
      const { documentID, layerID } = refOf(source)
      hand.setSelection(mask && selectionOver(hand.model(documentID), layerID, mask))
      hand.select([layerID])
    },
    async undo() {
      await hand.whenFree()
      hand.undo()
    },
    reopen: async () => openPhotoshopHarness(uxp, hand.model()),
    duplicateLayers: async (layers) => {
      await hand.whenFree()
      const ids = layers.map((layer) => refOf(layer).layerID)
      return duplicateIn(hand, ids).map((id) => idOf(hand.model().id, id))
    },
    async moveAway(layer) {
      await hand.whenFree()
      const top = hand.model().layers.at(-1)
      if (top) hand.restack(refOf(layer).layerID, top.id, 'placeBefore')
    },
    async deleteLayer(layer) {
      await hand.whenFree()
      // Photoshop does not delete a document's last layer.
      if (hand.model().layers.length === 1) hand.addLayer({ name: 'Empty' })
      hand.deleteLayer(refOf(layer).layerID)
    },
    async renameLayer(layer, name) {
      await hand.whenFree()
      hand.rename(refOf(layer).layerID, name)
    },
    async setVisible(layer, visible) {
      await hand.whenFree()
      hand.setVisible(refOf(layer).layerID, visible)
    },
    async paintOn(layer) {
      await hand.whenFree()
      const { documentID, layerID } = refOf(layer)
      const { rect, data } = pixelsIn(hand.model(documentID), layerID)
      const [x, y] = [rect.width >> 1, rect.height >> 1]
      const word = data[(y * rect.width + x) * 4] === 0 ? 200 : 0
      const full = data instanceof Uint8Array ? 255 : 32768
      const dot = { x: rect.x + x, y: rect.y + y, width: 1, height: 1 }
      hand.paintOn(layerID, dot, [word, word, word, full])
    },
    async damageRecord(layer, text) {
      await hand.whenFree()
      const generatorSettings = text === '' ? {} : { [recordKey]: `{"version":${text}}` }
      // The copy in the layer's own metadata is gone as well.
      hand.setLayer(refOf(layer).layerID, { generatorSettings, xmp: '' })
    },
    async close() {
      app.store.dispose()
      await settled(fake)
      fake.expectNoLeaks()
    },
  }
}

/** Lets readings end that the panel had under way. */
export async function settled({ counts }: FakePhotoshop): Promise<void> {
  for (let turn = 0; counts.images.length > 0 && turn < 500; turn++) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** A layer that nobody has put anything into yet: a document always has one. */
const emptyLayer = 'Layer 1'

/**
 * The document in front: while it is empty, it becomes as if a picture of that size had been opened; later it is
 * another one where depth or profile differ.
 */
function fitted(
  fake: FakePhotoshop,
  depth: Depth,
  profile: string,
  { width, height }: { readonly width: number; readonly height: number },
): DocumentModel {
  const { hand } = fake
  const model = hand.model()
  if (model.layers.length === 1 && model.layers[0]?.name === emptyLayer) {
    const opened = { depth, profile, width, height, layers: [], active: [] }
    hand.change('Set up', (before) => ({ ...before, ...opened }))
    return hand.model()
  }
  if (model.depth === depth && model.profile === profile) return model
  return hand.model(hand.openDocument({ size: { width, height }, depth, profile, layers: [] }))
}

/** Makes a document as File > New does. */
function openNew({ hand }: FakePhotoshop): void {
  hand.openDocument({
    size: { width: 24, height: 16 },
    profile: '',
    layers: [{ name: emptyLayer }],
  })
}

function selectionOver(model: DocumentModel, layerID: number, mask: Mask) {
  const { rect } = pixelsIn(model, layerID)
  const { x, y, width, height } = mask.rect
  return { rect: { x: x + rect.x, y: y + rect.y, width, height }, data: mask.data.slice() }
}

function idOf(documentID: number, layerID: number): string {
  return `${documentID}/${layerID}`
}

function refOf(layer: string): { readonly documentID: number; readonly layerID: number } {
  const ref = parseLayer(layer)
  if (ref?.layerID === null || ref?.layerID === undefined) {
    throw new TypeError(`Expected a layer of a document but received ${layer}`)
  }
  return { documentID: ref.documentID, layerID: ref.layerID }
}
