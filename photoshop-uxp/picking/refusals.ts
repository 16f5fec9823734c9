import { RefineError } from '../../core/errors.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'

interface Obstacle {
  readonly reason: string
  readonly fix: string
}

const modeFix = 'Convert the document to RGB (Image > Mode), and refine that.'

/** By Photoshop's word for the colour mode: what it is called for people. */
const otherModes: ReadonlyMap<string, string> = new Map([
  ['CMYKColor', 'CMYK'],
  ['labColor', 'Lab'],
  ['grayscale', 'greyscale'],
  ['indexedColor', 'indexed colour'],
  ['multichannel', 'multichannel'],
  ['bitmap', 'bitmap'],
  ['duotone', 'duotone'],
])

/**
 * Refuses a document whose pixels can't be read and written exactly.
 *
 * @throws RefineError `unsupported_source` with the reason and the fix.
 */
export function expectReadable(tree: DocumentTree): void {
  const obstacle = documentObstacle(tree)
  if (obstacle) throw unsupported('The document', obstacle)
}

/**
 * Refuses a source layer whose versions could not be laid over it exactly.
 *
 * @throws RefineError `unsupported_source` with the reason and the fix.
 */
export function expectRefinable(layer: PhotoshopLayer): void {
  if (!layer.clipped || isPlain(layer)) return
  throw unsupported(`“${layer.name}”`, {
    reason:
      'is clipped to the layer below it and has an opacity, blend mode, mask or effect of its own',
    fix: 'Release its clipping mask, or refine all that is visible.',
  })
}

function documentObstacle({ mode, depth, quickMask }: DocumentTree): Obstacle | null {
  if (mode !== 'RGBColor') {
    const name = otherModes.get(mode)
    return { reason: name ? `is in ${name} mode` : 'is in a mode other than RGB', fix: modeFix }
  }
  if (depth === null) {
    return {
      reason: 'has 32 bits a channel',
      fix: 'Convert it to 16 bits (Image > Mode), and refine that.',
    }
  }
  if (quickMask) {
    return { reason: 'is in Quick Mask mode', fix: 'Leave Quick Mask mode (press Q), then go on.' }
  }
  return null
}

/** Tells whether a layer shows its own pixels as they are: without an opacity, blend mode, mask or effect. */
export function isPlain(layer: PhotoshopLayer): boolean {
  const { opacity, fillOpacity, blendMode, hasMask, hasVectorMask, hasEffects } = layer
  const isOpaque = opacity === 255 && fillOpacity === 255 && blendMode === 'normal'
  return isOpaque && !hasMask && !hasVectorMask && !hasEffects
}

function unsupported(what: string, { reason, fix }: Obstacle): RefineError {
  return new RefineError('unsupported_source', `${what} ${reason}.`, { hint: fix })
}
