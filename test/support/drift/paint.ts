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
  const result = new Float32Array(paint.data.length)
  const row = new Float32Array(width * 3)
  const across = new Float32Array(paint.data.length)
  for (let y = 0; y < height; y++) {
    blurAcross(paint.data, weights, y * width * 3, width, across)
  }
  for (let y = 0; y < height; y++) {
    row.fill(0)
    for (let k = -reach; k <= reach; k++) {
      const from = Math.min(Math.max(y + k, 0), height - 1) * width * 3
      addRow(row, across, from, weights[k + reach] as number)
    }
    result.set(row, y * width * 3)
  }
  return { width, height, data: result }
}

function blurAcross(
  data: Float32Array,
  weights: Float64Array,
  start: number,
  width: number,
  result: Float32Array,
): void {
  const reach = (weights.length - 1) / 2
  for (let x = 0; x < width; x++) {
    let red = 0
    let green = 0
    let blue = 0
    for (let k = 0; k < weights.length; k++) {
      const from = start + Math.min(Math.max(x + k - reach, 0), width - 1) * 3
      const weight = weights[k] as number
      red += weight * (data[from] as number)
      green += weight * (data[from + 1] as number)
      blue += weight * (data[from + 2] as number)
    }
    const to = start + x * 3
    result[to] = red
    result[to + 1] = green
    result[to + 2] = blue
  }
}

function addRow(row: Float32Array, data: Float32Array, from: number, weight: number): void {
  for (let i = 0; i < row.length; i++) {
    row[i] = (row[i] as number) + weight * (data[from + i] as number)
  }
}
