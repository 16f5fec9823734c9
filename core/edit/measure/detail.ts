import { maxWord, type Picture } from '../../image/picture.ts'

/** Side of the squares that detail is measured in, in source pixels. */
export const squareSide = 8

/** Detail below this is rounding and grain at its faintest: mean energy a pixel, in words of 8 bits, squared. */
export const faintEnergy = 3

/** Luma of encoded words (Rec. 709 weights): what the eye takes for detail. */
const weights = [0.2126, 0.7152, 0.0722] as const

/** Energy of the Laplacian at one pixel and at two, summed over squares. */
export interface Detail {
  fine: number
  coarse: number
}

/** Reads the luma of one square, 0 to 255 at any depth, that begins at pixel `start` of rows `width` pixels long. */
export function readLuma(
  { data, depth }: Picture,
  width: number,
  start: number,
  to: Float64Array,
): void {
  const unit = 255 / maxWord(depth)
  for (let y = 0, at = 0; y < squareSide; y++) {
    let pos = (start + y * width) * 4
    for (let x = 0; x < squareSide; x++, at++, pos += 4) {
      const luma =
        weights[0] * (data[pos] as number) +
        weights[1] * (data[pos + 1] as number) +
        weights[2] * (data[pos + 2] as number)
      to[at] = luma * unit
    }
  }
}

/** Adds the mean energy of a square's Laplacian, of its pixels and of its means of two by two. */
export function addDetail(luma: Float64Array, to: Detail): void {
  to.fine += laplacianEnergy(luma, squareSide)
  const half = squareSide / 2
  const means = new Float64Array(half * half)
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      const at = 2 * y * squareSide + 2 * x
      means[y * half + x] =
        ((luma[at] as number) +
          (luma[at + 1] as number) +
          (luma[at + squareSide] as number) +
          (luma[at + squareSide + 1] as number)) /
        4
    }
  }
  to.coarse += laplacianEnergy(means, half)
}

function laplacianEnergy(values: Float64Array, side: number): number {
  let sum = 0
  for (let y = 1; y < side - 1; y++) {
    for (let x = 1; x < side - 1; x++) {
      const i = y * side + x
      const bend =
        4 * (values[i] as number) -
        (values[i - 1] as number) -
        (values[i + 1] as number) -
        (values[i - side] as number) -
        (values[i + side] as number)
      sum += bend * bend
    }
  }
  return sum / (side - 2) ** 2
}
