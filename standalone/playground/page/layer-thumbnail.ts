import { createPicture, maxWord, type Picture8 } from '../../../core/image/picture.ts'
import { fitWithin } from '../../../core/image/rect.ts'
import { coverageOfLayer, pictureOfLayer } from '../../document/layer-pixels.ts'
import type { LayeredDocument, PixelLayer } from '../../document/layered-document.ts'

/**
 * Gives a layer as a layer list shows it: its own pixels through its mask, at their place on the whole canvas.
 *
 * For looking at only: every thumbnail pixel is one pixel of the layer. At most `maxEdge` along the longer side.
 */
export function layerThumbnail(
  document: LayeredDocument,
  layer: PixelLayer,
  maxEdge: number,
): Picture8 {
  const size = fitWithin(document, maxEdge)
  const thumbnail = createPicture(size, 8)
  const { rect } = layer
  const { data } = pictureOfLayer(document, layer)
  const coverage = coverageOfLayer(document, layer)
  const divisor = maxWord(document.depth) / 255
  for (let row = 0, to = 0; row < size.height; row++) {
    const y = Math.floor(((row + 0.5) * document.height) / size.height) - rect.y
    for (let column = 0; column < size.width; column++, to += 4) {
      const x = Math.floor(((column + 0.5) * document.width) / size.width) - rect.x
      if (x < 0 || y < 0 || x >= rect.width || y >= rect.height) continue
      const i = y * rect.width + x
      const from = i * 4
      for (let channel = 0; channel < 4; channel++) {
        thumbnail.data[to + channel] = (data[from + channel] as number) / divisor
      }
      if (coverage) {
        const alpha = thumbnail.data[to + 3] as number
        thumbnail.data[to + 3] = (alpha * (coverage[i] as number)) / 255
      }
    }
  }
  return thumbnail
}
