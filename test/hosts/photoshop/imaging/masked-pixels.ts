import type { PixelLayerModel, PixelsModel } from '../model/model.ts'
import { maskIn } from './raster.ts'

const known = new WeakMap<PixelLayerModel, PixelsModel>()

/** Gives a layer's pixels with its mask in their alpha, as Photoshop reads them; their colour is the layer's own. */
export function maskedPixels(layer: PixelLayerModel): PixelsModel | null {
  const { pixels, mask } = layer
  const shown = pixels && maskIn(mask, pixels.rect)
  if (!pixels || !shown) return pixels
  const masked = known.get(layer) ?? withAlpha(pixels, shown)
  known.set(layer, masked)
  return masked
}

function withAlpha({ rect, data }: PixelsModel, shown: Float32Array): PixelsModel {
  const words = data.slice()
  for (const [at, part] of shown.entries()) {
    const alpha = at * 4 + 3
    words[alpha] = Math.round((words[alpha] as number) * part)
  }
  return { rect, data: words }
}
