import { RefineError } from '../core/errors.ts'
import type { Host } from '../core/host.ts'
import { app, core } from './photoshop-api.ts'
import { pickLayer } from './pick-layer.ts'
import { placePatches } from './place-patch.ts'
import { readLayerPixels } from './read-pixels.ts'
import { rectOfBounds } from './words.ts'

/**
 * The first document verbs over Photoshop, to keep the port honest: pick, read pixels, place.
 *
 * A source is named `document id/layer id`. The source layer is only read; versions are new layers.
 */
export function createPhotoshopHost(): Pick<Host, 'pick' | 'readPixels' | 'place'> {
  return {
    async pick() {
      return pickLayer()
    },

    async readPixels(source, target, rect) {
      if (target.kind !== 'source') {
        throw new RefineError('not_supported', 'Only the source can be read here.', {
          hint: 'Pick the source layer.',
        })
      }
      const { documentID, layerID, origin, depth } = locate(source)
      const inDocument = { ...rect, x: rect.x + origin.x, y: rect.y + origin.y }
      return core.executeAsModal(() => readLayerPixels(documentID, layerID, inDocument, depth), {
        commandName: 'Read the picture',
      })
    },

    async place(placement) {
      const { documentID, origin } = locate(placement.source)
      return placePatches(documentID, app.activeDocument.colorProfileName, placement, origin)
    },
  }
}

function locate(source: string) {
  const picked = pickLayer()
  const [layer] = app.documents.length > 0 ? app.activeDocument.activeLayers : []
  if (!layer || picked?.source !== source) {
    throw new RefineError('not_found', 'The picked layer is no longer active.', {
      hint: 'Select the layer again.',
    })
  }
  const origin = rectOfBounds(layer.boundsNoEffects)
  return { documentID: app.activeDocument.id, layerID: layer.id, origin, depth: picked.depth }
}
