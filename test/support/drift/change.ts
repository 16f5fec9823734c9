import { labOf } from '../../../core/image/color/lab.ts'
import { createPicture, maxWord, type Picture } from '../../../core/image/picture.ts'

/** An encoded colour, 0..255 with fractions. */
export type Color = readonly [red: number, green: number, blue: number]

/** What an edit does to each pixel. */
export interface Change {
  /** How much each pixel takes part, 0..1. */
  readonly weight: Float32Array
  /** The colour that a pixel gets, by how strongly the edit is done (0 leaves the colour as it is). */
  readonly paint: (color: Color, x: number, y: number, amount: number) => Color
  /** The strongest amount that makes sense. */
  readonly most: number
}

/** Gives the picture with a change; words of pixels that take no part are copied. */
export function applyChange(picture: Picture, change: Change, amount: number): Picture {
  const { width, height, depth } = picture
  const unit = maxWord(depth) / 255
  const result = createPicture(picture, depth)
  result.data.set(picture.data)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const weight = change.weight[i] as number
      if (weight === 0) continue
      const before = colorAt(picture, i)
      const after = change.paint(before, x, y, amount)
      for (let channel = 0; channel < 3; channel++) {
        const value = before[channel] as number
        const moved = value + weight * ((after[channel] as number) - value)
        result.data[i * 4 + channel] = Math.round(unit * Math.min(Math.max(moved, 0), 255))
      }
    }
  }
  return result
}

/** Finds how strongly a change must be done to differ by `deltaE` on the mean where it takes part. */
export function amountFor(picture: Picture, change: Change, deltaE: number): number {
  let low = 0
  let high = change.most
  if (meanDifference(picture, change, high) <= deltaE) return high
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2
    if (meanDifference(picture, change, middle) < deltaE) low = middle
    else high = middle
  }
  return (low + high) / 2
}

function meanDifference(picture: Picture, change: Change, amount: number): number {
  const { width, height } = picture
  // About two thousand pixels are enough, on a step that no width divides.
  const step = Math.max(1, Math.floor((width * height) / 20_000)) * 2 + 1
  let sum = 0
  let count = 0
  for (let i = 0; i < width * height; i += step) {
    if ((change.weight[i] as number) < 0.5) continue
    const before = colorAt(picture, i)
    const after = change.paint(before, i % width, Math.floor(i / width), amount)
    sum += distance(before, after)
    count++
  }
  return count === 0 ? 0 : sum / count
}

function distance(a: Color, b: Color): number {
  const [l1, a1, b1] = lab(a)
  const [l2, a2, b2] = lab(b)
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2)
}

function lab(color: Color) {
  const [red, green, blue] = color.map((value) => Math.min(Math.max(value / 255, 0), 1))
  return labOf(red as number, green as number, blue as number)
}

/** Gives the colour of pixel number `i`. */
export function colorAt({ data, depth }: Picture, i: number): Color {
  const unit = 255 / maxWord(depth)
  return [
    (data[i * 4] as number) * unit,
    (data[i * 4 + 1] as number) * unit,
    (data[i * 4 + 2] as number) * unit,
  ]
}
