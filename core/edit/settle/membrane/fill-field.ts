import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'

/** Values a place of a field: red, green and blue. */
const channels = 3

/** Sweeps over each level on the way down. */
const sweeps = 4

/**
 * Gives the smoothest field that goes near some values: as near as each one's weight asks, harmonic where it is 0.
 *
 * Minimises Σ weight × (field − value)² + `tension` × Σ (differences of neighbours)²: the screened Poisson equation, whose
 * solution between its data is Pérez, Gangnet and Blake's membrane ("Poisson Image Editing", 2003). Solved from coarse to
 * fine, over a pyramid of weighted means (pull and push; Gortler and others 1996; Farbman, Fattal and Lischinski,
 * "Convolution Pyramids", 2011), with a few Gauss-Seidel sweeps a level. Equal values give that value everywhere.
 *
 * @param values Three a place; what stands where the weight is 0 does not matter.
 * @returns null when no place has weight.
 */
export function* fillField(
  size: Size,
  values: Float32Array,
  weights: Float32Array,
  tension: number,
): Steps<Float32Array | null> {
  const { width, height } = size
  if (!weights.some((weight) => weight > 0)) return null
  if (width === 1 && height === 1) return values.slice()
  const half = halve(size, values, weights)
  const coarse = yield* fillField(half, half.values, half.weights, tension)
  const field = new Float32Array(width * height * channels)
  if (coarse) spread(half, coarse, size, field)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    relax(size, field, { values, weights, tension, isBackward: sweep % 2 === 1 })
    if (width * height > 10_000) yield
  }
  return field
}

interface Level extends Size {
  readonly values: Float32Array
  readonly weights: Float32Array
}

/** Weighted means over two by two; weights add up, since a coarse difference stands for as much as a fine one. */
function halve({ width, height }: Size, values: Float32Array, weights: Float32Array): Level {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
  const count = half.width * half.height
  const level = {
    ...half,
    values: new Float32Array(count * channels),
    weights: new Float32Array(count),
  }
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const weight = weights[i] as number
      if (weight === 0) continue
      const to = (y >> 1) * half.width + (x >> 1)
      level.weights[to] = (level.weights[to] as number) + weight
      for (let channel = 0; channel < channels; channel++) {
        const at = to * channels + channel
        level.values[at] =
          (level.values[at] as number) + weight * (values[i * channels + channel] as number)
      }
    }
  }
  for (let i = 0; i < count; i++) {
    const weight = level.weights[i] as number
    if (weight === 0) continue
    for (let at = i * channels; at < (i + 1) * channels; at++) {
      level.values[at] = (level.values[at] as number) / weight
    }
  }
  return level
}

/** Brings a field to twice its size, bilinear, with each place in the middle of its square. */
function spread(from: Size, coarse: Float32Array, { width, height }: Size, to: Float32Array): void {
  for (let y = 0, at = 0; y < height; y++) {
    const near = y >> 1
    const far = Math.min(Math.max(near + (y % 2 === 0 ? -1 : 1), 0), from.height - 1)
    for (let x = 0; x < width; x++) {
      const by = x >> 1
      const off = Math.min(Math.max(by + (x % 2 === 0 ? -1 : 1), 0), from.width - 1)
      for (let channel = 0; channel < channels; channel++, at++) {
        const nearBy = coarse[(near * from.width + by) * channels + channel] as number
        const nearOff = coarse[(near * from.width + off) * channels + channel] as number
        const farBy = coarse[(far * from.width + by) * channels + channel] as number
        const farOff = coarse[(far * from.width + off) * channels + channel] as number
        to[at] = 0.5625 * nearBy + 0.1875 * (nearOff + farBy) + 0.0625 * farOff
      }
    }
  }
}

interface Data {
  readonly values: Float32Array
  readonly weights: Float32Array
  readonly tension: number
  readonly isBackward: boolean
}

/** One Gauss-Seidel sweep, in either direction, so that neither is preferred. */
function relax({ width, height }: Size, field: Float32Array, data: Data): void {
  const { values, weights, tension, isBackward } = data
  const line = width * channels
  const count = width * height
  for (let step = 0; step < count; step++) {
    const i = isBackward ? count - 1 - step : step
    const x = i % width
    const weight = weights[i] as number
    const hasLeft = x > 0
    const hasRight = x < width - 1
    const hasAbove = i >= width
    const hasBelow = i < count - width
    const neighbours = Number(hasLeft) + Number(hasRight) + Number(hasAbove) + Number(hasBelow)
    const part = 1 / (weight + tension * neighbours)
    for (let at = i * channels; at < (i + 1) * channels; at++) {
      let sum = 0
      if (hasLeft) sum += field[at - channels] as number
      if (hasRight) sum += field[at + channels] as number
      if (hasAbove) sum += field[at - line] as number
      if (hasBelow) sum += field[at + line] as number
      field[at] = (weight * (values[at] as number) + tension * sum) * part
    }
  }
}
