import { RefineError } from '../../core/errors.ts'
import { sourceGone } from '../../core/history/source-errors.ts'
import { type Rect, rectOf } from '../../core/image/rect.ts'
import type { DocumentTree } from './document-tree.ts'
import { findLayer } from './find-layer.ts'
import { parseLayer } from './layer-ref.ts'

/** What the whole picture as it shows is called where a layer has its name. */
export const wholePictureName = 'All visible'

/**
 * Gives the rectangle of a source in document pixels: the layer's own pixels, masked away or not, or the canvas.
 *
 * May begin outside the canvas and be larger than it.
 *
 * @throws RefineError `not_found` when the layer is gone; `no_layer` when nothing is in it.
 */
export function sourceRect(tree: DocumentTree, source: string): Rect {
  const rect = rectOfSource(tree, source)
  if (rect) return rect
  const layer = findLayer(tree, source)
  if (!layer) throw sourceGone()
  throw new RefineError('no_layer', `“${layer.name}” is empty.`, {
    hint: 'Pick a layer with pixels, or refine all that is visible.',
  })
}

/** Gives it likewise, and null for a layer that is gone or empty. */
export function rectOfSource(tree: DocumentTree, source: string): Rect | null {
  const ref = parseLayer(source)
  if (ref?.documentID === tree.id && ref.layerID === null) return rectOf(tree)
  return findLayer(tree, source)?.bounds ?? null
}
