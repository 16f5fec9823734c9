import type { Picture } from '../../../core/image/picture.ts'
import { blurPaint, mapPaint, type Paint } from '../../../test/support/drift/paint.ts'

/** How well the background was preserved. */
export interface BackgroundScore {
  readonly psnr: number
  /** Structural similarity (Wang et al. 2004), Gaussian windows of sigma 1.5, mean over three channels. */
  readonly ssim: number
  /** Of values 0..1. */
  readonly mse: number
}

/**
 * Scores what lies outside the region as PIE-Bench does, and over the kept pixels only.
 *
 * `pie`: both pictures are multiplied by (1 − mask) and compared as a whole, so that the zeros inside count as equal.
 * `kept`: means over the pixels outside alone, as in CoCoEdit.
 */
export function backgroundScores(
  picture: Picture,
  parent: Picture,
  region: Uint8Array,
): { readonly pie: BackgroundScore; readonly kept: BackgroundScore } {
  const a = toPaint(picture, region)
  const b = toPaint(parent, region)
  let sum = 0
  for (let at = 0; at < a.data.length; at++) {
    sum += ((a.data[at] as number) - (b.data[at] as number)) ** 2
  }
  const outside = region.reduce((count, value) => count + (value === 0 ? 1 : 0), 0)
  if (sum === 0) return { pie: same, kept: same }
  const similar = similarity(a, b)
  let whole = 0
  let kept = 0
  for (let at = 0; at < similar.data.length; at++) {
    const value = similar.data[at] as number
    whole += value
    if (region[Math.floor(at / 3)] === 0) kept += value
  }
  return {
    pie: { ...errors(sum / a.data.length), ssim: whole / a.data.length },
    kept: { ...errors(sum / (3 * outside)), ssim: kept / (3 * outside) },
  }
}

const same: BackgroundScore = { psnr: 99, ssim: 1, mse: 0 }

function errors(mse: number) {
  return { mse, psnr: mse === 0 ? 99 : Math.min(99, -10 * Math.log10(mse)) }
}

/** Values 0..1, black inside the region. */
function toPaint({ width, height, data }: Picture, region: Uint8Array): Paint {
  const values = new Float32Array(width * height * 3)
  for (let i = 0; i < region.length; i++) {
    if (region[i] !== 0) continue
    for (let channel = 0; channel < 3; channel++) {
      values[i * 3 + channel] = (data[i * 4 + channel] as number) / 255
    }
  }
  return { width, height, data: values }
}

function similarity(a: Paint, b: Paint): Paint {
  const sigma = 1.5
  const meanA = blurPaint(a, sigma)
  const meanB = blurPaint(b, sigma)
  const squareA = blurPaint(product(a, a), sigma)
  const squareB = blurPaint(product(b, b), sigma)
  const both = blurPaint(product(a, b), sigma)
  const light = 0.01 ** 2
  const contrast = 0.03 ** 2
  return mapPaint(meanA, (mu, _x, _y, _channel, at) => {
    const nu = meanB.data[at] as number
    const spreads = (squareA.data[at] as number) - mu * mu + (squareB.data[at] as number) - nu * nu
    const shared = (both.data[at] as number) - mu * nu
    return (
      ((2 * mu * nu + light) * (2 * shared + contrast)) /
      ((mu * mu + nu * nu + light) * (spreads + contrast))
    )
  })
}

function product(a: Paint, b: Paint): Paint {
  return mapPaint(a, (value, _x, _y, _channel, at) => value * (b.data[at] as number))
}
