import type { Size } from '../../../core/image/rect.ts'

/** Three interleaved channels a pixel, as encoded, 0..255 with fractions: what the drift works in. */
export interface Paint extends Size {
  readonly data: Float32Array
}

/** Gives a paint of which each number was made from those at its place; `x` and `y` are the pixel's. */
export function mapPaint(
  { width, height, data }: Paint,
  change: (value: number, x: number, y: number, channel: number, at: number) => number,
): Paint {
  const result = new Float32Array(data.length)
  let at = 0
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++, at++) {
        result[at] = change(data[at] as number, x, y, channel, at)
      }
    }
  }
  return { width, height, data: result }
}

/** Blurs with a true Gaussian of `sigma` pixels whose weights add up to 1; the border's values go on beyond it. */
export function blurPaint(paint: Paint, sigma: number): Paint {
  if (sigma <= 0) return paint
  const reach = Math.ceil(sigma * 3.5)
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  )
  const sum = weights.reduce((a, b) => a + b, 0)
  for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / sum
  const { width, height } = paint
  const across = blurLines(paint.data, weights, {
    count: height,
    length: width,
    line: width * 3,
    step: 3,
  })
  return {
    width,
    height,
    data: blurLines(across, weights, { count: width, length: height, line: 3, step: width * 3 }),
  }
}

interface Lines {
  readonly count: number
  readonly length: number
  /** From one line to the next, and from one pixel of a line to the next. */
  readonly line: number
  readonly step: number
}

function blurLines(data: Float32Array, weights: Float64Array, lines: Lines): Float32Array {
  const { count, length, line, step } = lines
  const result = new Float32Array(data.length)
  const reach = (weights.length - 1) / 2
  for (let row = 0; row < count; row++) {
    const start = row * line
    for (let i = 0; i < length; i++) {
      let red = 0
      let green = 0
      let blue = 0
      for (let k = -reach; k <= reach; k++) {
        const from = start + Math.min(Math.max(i + k, 0), length - 1) * step
        const weight = weights[k + reach] as number
        red += weight * (data[from] as number)
        green += weight * (data[from + 1] as number)
        blue += weight * (data[from + 2] as number)
      }
      const to = start + i * step
      result[to] = red
      result[to + 1] = green
      result[to + 2] = blue
    }
  }
  return result
}
