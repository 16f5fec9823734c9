import { intersectRects, rectOf, uniteRects } from '../../../../core/image/rect.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import type { LayerModel, MaskModel } from '../model/model.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import type { Imaging } from '../typings.ts'
import { originOf, rectOfBounds } from './bounds.ts'
import { coverageFrom, uniteCoverage } from './coverage.ts'
import { depthOf, documentMeant, layerMeant, withLayer } from './find-target.ts'
import { giveCoverage } from './give-coverage.ts'
import type { ImageDataKeeper } from './image-data.ts'

type MaskFunctions = Pick<Imaging, 'getLayerMask' | 'putLayerMask'>

/** Creates `imaging.getLayerMask` and `imaging.putLayerMask`, both for masks that exist. */
export function createMaskFunctions(
  store: Store,
  images: ImageDataKeeper,
  blackAsOne: boolean,
): MaskFunctions {
  return {
    async getLayerMask(options) {
      store.enter('imaging.getLayerMask', 'reads pixels')
      const known = ['documentID', 'layerID', 'kind', 'sourceBounds', 'targetSize']
      expectKnown('getLayerMask', options, known)
      const model = store.model(documentMeant(store, options.documentID))
      const { mask } = maskedLayer(layerMeant(model, options.layerID), options.kind)
      const there = uniteRects(mask.coverage.rect, rectOf(model))
      const { sourceBounds } = options
      const rect = sourceBounds
        ? intersectRects(rectOfBounds(sourceBounds), there)
        : mask.coverage.rect
      if (!rect) throw new PhotoshopError('There is no mask in the requested bounds.')
      const how = {
        rect,
        outside: mask.outside,
        targetSize: options.targetSize,
        depth: depthOf(model),
        blackAsOne,
      }
      const parts = { counts: store.counts, images }
      return giveCoverage(parts, mask.coverage, how, 'imaging.getLayerMask')
    },
    async putLayerMask(options) {
      store.enter('imaging.putLayerMask', 'changes')
      const known = [
        'documentID',
        'layerID',
        'kind',
        'imageData',
        'replace',
        'targetBounds',
        'commandName',
      ]
      expectKnown('putLayerMask', options, known)
      const documentID = documentMeant(store, options.documentID)
      const model = store.model(documentID)
      const layer = layerMeant(model, options.layerID)
      const { mask } = maskedLayer(layer, options.kind)
      if (layer.locked.all) {
        throw new PhotoshopError('Could not complete the command because the layer is locked.')
      }
      const content = images.contentOf(options.imageData)
      const put = coverageFrom(content, originOf(options.targetBounds))
      const next: MaskModel =
        (options.replace ?? true)
          ? { ...mask, coverage: put, outside: 0 }
          : {
              ...mask,
              coverage: uniteCoverage(mask.coverage, put, mask.outside, (_, value) => value),
            }
      store.counts.countWritten(content.words.byteLength)
      store.change(documentID, options.commandName ?? store.nameOf('putMask'), (before) =>
        withLayer(before, layer, (now) => ({ ...now, mask: next })),
      )
    },
  }
}

function maskedLayer(layer: LayerModel, kind: string | undefined): { readonly mask: MaskModel } {
  if (kind === 'vector') throw new NotModelled('a vector mask’s pixels')
  if (kind !== undefined && kind !== 'user') throw new PhotoshopError(`Invalid kind: ${kind}`)
  if (!layer.mask) throw new PhotoshopError('The layer does not have a user mask.')
  return { mask: layer.mask }
}
