import type { Size } from '../../image/rect.ts'
import type { Estimate, Priced } from '../../provider.ts'
import { flux2Pro, fluxFill } from './fal-info.ts'

/** US dollars as fal's model pages name them: a megapixel of FLUX.1 Fill, the first and each further one of FLUX.2. */
const rates = { fill: 0.05, first: 0.03, further: 0.015 } as const

/** fal's own examples count 1024×1024 as one megapixel and 1920×1080 as two. */
const megapixel = 1024 * 1024

/**
 * Estimates what a call costs in US dollars from the prices on fal's model pages; null for models it names none of.
 *
 * - FLUX.1 Fill: each megapixel of each picture. Whether parts of one count as a whole is not said: that is the range.
 * - FLUX.2: megapixels are rounded up; its examples leave out the pictures that are sent, its rule counts them: that
 *   is the range.
 */
export function estimateFal({ model, size, variations, pictures }: Priced): Estimate | null {
  if (model === fluxFill.id) {
    return {
      lowUsd: rates.fill * megapixels(size) * variations,
      highUsd: rates.fill * Math.ceil((size.width * size.height) / 1_000_000) * variations,
      source: 'table',
    }
  }
  if (model !== flux2Pro.id) return null
  const painted = rates.first + rates.further * (wholeMegapixels(size) - 1)
  const sent = pictures.reduce((sum, picture) => sum + wholeMegapixels(picture), 0)
  return {
    lowUsd: painted * variations,
    highUsd: (painted + rates.further * sent) * variations,
    source: 'table',
  }
}

function megapixels({ width, height }: Size): number {
  return (width * height) / megapixel
}

function wholeMegapixels(size: Size): number {
  return Math.max(1, Math.ceil(megapixels(size)))
}
