import { RefineError, throwIfAborted } from '../../core/errors.ts'
import { freeName } from '../../core/history/free-name.ts'
import type { CallOptions, NewSource } from '../../core/host.ts'
import { type Picture, toDepthInSteps } from '../../core/image/picture.ts'
import { fitInto } from '../../core/image/rect.ts'
import { resampleInSteps } from '../../core/image/resample.ts'
import type { Steps } from '../../core/steps.ts'
import type { LookAround } from '../history/look-around.ts'
import { writeInStep } from '../history/write-step.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { walkLayers } from '../layers/find-layer.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import { expectReadable } from '../picking/refusals.ts'
import { colorTagOf, srgbProfile } from '../pixels/color-tag-of.ts'
import { inSlices, type PixelParts } from '../pixels/slicing.ts'
import { writePixels } from '../pixels/write-pixels.ts'
import { newPixelLayer } from './new-layer.ts'

/**
 * Adds a picture on top of the document in front, in the middle of its canvas, and selects it.
 *
 * One that is larger than the canvas is scaled down to it. Photoshop converts its colours to the document's.
 *
 * @param picture sRGB, straight alpha.
 * @throws RefineError `not_supported` while no document is open, `unsupported_source` for one that is not RGB of 8 or
 *   16 bits, `host_busy`, `host_failed`, `cancelled`.
 */
export async function addSource(
  parts: PixelParts,
  lookAround: LookAround,
  { name, picture }: NewSource,
  options: CallOptions = {},
): Promise<{ readonly layer: string }> {
  throwIfAborted(options.signal)
  const front = await lookAround.lookInFront()
  if (!front) throw noDocument()
  expectReadable(front.tree)
  const documentID = front.tree.id
  const pixels = await inSlices(parts, fittedTo(front.tree, picture), options.signal)
  let layerID: number | null = null
  await writeInStep(parts, lookAround, documentID, {
    name: 'Add picture',
    options,
    work: async ({ tree }) => {
      const names = [...walkLayers(tree.layers)].map((layer) => layer.name)
      const top = tree.layers.at(-1)
      if (!top) throw new TypeError('Expected a document with a layer')
      const made = await newPixelLayer(parts.photoshop, documentID, top, freeName(name, names))
      layerID = made.id
      const at = {
        x: Math.floor((tree.width - pixels.width) / 2),
        y: Math.floor((tree.height - pixels.height) / 2),
      }
      const profile = colorTagOf(tree).space === 'srgb' ? undefined : srgbProfile
      await writePixels(parts, { documentID, layerID }, pixels, at, profile)
      return { active: [layerID] }
    },
  })
  return { layer: formatLayer({ documentID, layerID }) }
}

function* fittedTo(tree: DocumentTree, picture: Picture): Steps<Picture> {
  const fitted = yield* resampleInSteps(picture, fitInto(picture, tree))
  // Documents of other depths were refused.
  return yield* toDepthInSteps(fitted, tree.depth ?? 16)
}

function noDocument(): RefineError {
  return new RefineError('not_supported', 'No document is open to put a picture into.', {
    hint: 'Make or open an RGB document (File > New), then start again.',
  })
}
