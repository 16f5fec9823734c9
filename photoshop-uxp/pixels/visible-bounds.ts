import { intersectRects, type Rect, rectOf, uniteRects } from '../../core/image/rect.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'

/**
 * Says where in the canvas anything can be visible; null when nothing is.
 *
 * Photoshop refuses to read where nothing is.
 *
 * @param without The number of a layer that counts as hidden.
 */
export function visibleBounds(tree: DocumentTree, without: number | null = null): Rect | null {
  const canvas = rectOf(tree)
  const covered = (layers: readonly PhotoshopLayer[]): Rect | null =>
    layers
      .map(extent)
      .reduce((sum, rect) => (sum && rect ? uniteRects(sum, rect) : (sum ?? rect)), null)
  const extent = (layer: PhotoshopLayer): Rect | null => {
    if (!layer.visible || layer.layerID === without) return null
    switch (layer.is) {
      case 'group':
        return covered(layer.layers)
      // An artboard and a fill show where no layer has pixels.
      case 'artboard':
      case 'fill':
        return canvas
      case 'adjustment':
        return null
      default:
        return layer.bounds
    }
  }
  const all = covered(tree.layers)
  return all && intersectRects(all, canvas)
}
