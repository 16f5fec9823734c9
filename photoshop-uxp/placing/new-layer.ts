import type { Document, Layer } from 'photoshop'
import { selectLayers } from '../history/select-layers.ts'
import type { PhotoshopLayer } from '../layers/document-tree.ts'
import { openDocument } from '../layers/open-document.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import { play } from '../modal/play.ts'
import type { Photoshop } from '../photoshop.ts'

/** The layer that a new one goes directly above; only groups have more to it. */
export type Anchor = Pick<PhotoshopLayer, 'layerID' | 'kind'>

/** Makes an empty pixel layer directly above another one, and selects it. */
export async function newPixelLayer(
  photoshop: Photoshop,
  documentID: number,
  anchor: Anchor,
  name: string,
): Promise<Layer> {
  const { document, layer: below } = await take(photoshop, documentID, anchor.layerID)
  const made = await document.createPixelLayer({ name })
  if (!made) throw hostFailed('Photoshop made no layer for the version.')
  // Where the selected layer is an open group, Photoshop puts the new one into it.
  if (anchor.kind === 'group') made.move(below, photoshop.constants.ElementPlacement.PLACEBEFORE)
  return made
}

/** Makes a pixel layer at the top of a group that is empty. */
export async function newLayerInside(
  photoshop: Photoshop,
  documentID: number,
  group: Pick<PhotoshopLayer, 'layerID'>,
  name: string,
): Promise<Layer> {
  const { document, layer } = await take(photoshop, documentID, group.layerID)
  const made = await document.createPixelLayer({ name })
  if (!made) throw hostFailed('Photoshop made no layer for the version.')
  made.move(layer, photoshop.constants.ElementPlacement.PLACEINSIDE)
  return made
}

/**
 * Copies a source's layer with its mask, effects, opacity and blend mode, directly above another layer, as a pixel layer
 * that can be written to.
 */
export async function copySource(
  photoshop: Photoshop,
  documentID: number,
  source: PhotoshopLayer,
  anchor: Anchor,
  name: string,
): Promise<Layer> {
  const { constants } = photoshop
  const below = (await take(photoshop, documentID, anchor.layerID)).layer
  const { layer } = await take(photoshop, documentID, source.layerID)
  const copy = await layer.duplicate(undefined, undefined, name)
  if (!copy) throw hostFailed('Photoshop could not copy the source’s layer.')
  if (Object.values(source.locked).includes(true) && source.is !== 'background') {
    await unlock(photoshop, copy.id)
  }
  if (source.is === 'smartObject') await copy.rasterize(constants.RasterizeType.ENTIRELAYER)
  if (anchor.layerID !== source.layerID) {
    copy.move(below, constants.ElementPlacement.PLACEBEFORE)
  }
  return copy
}

/** Selects a layer by its number, which is the cheapest way to Photoshop's object for it. */
async function take(
  photoshop: Photoshop,
  documentID: number,
  layerID: number,
): Promise<{ readonly document: Document; readonly layer: Layer }> {
  await selectLayers(photoshop, documentID, [layerID])
  const document = openDocument(photoshop, documentID)
  const [layer] = document.activeLayers
  if (layer?.id !== layerID) throw hostFailed('Photoshop selected another layer than it was told.')
  return { document, layer }
}

async function unlock(photoshop: Photoshop, layerID: number): Promise<void> {
  const layerLocking = { _obj: 'layerLocking', protectNone: true }
  await play(photoshop, [
    { _obj: 'applyLocking', _target: [{ _ref: 'layer', _id: layerID }], layerLocking },
  ])
}
