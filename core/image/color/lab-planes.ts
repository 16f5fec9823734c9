import type { Steps } from '../../steps.ts'
import { pixelsAtOnce } from '../in-runs.ts'
import { maxWord, type Picture } from '../picture.ts'
import type { Size } from '../rect.ts'
import { toLinearTable } from '../srgb.ts'
import { writeLab } from './lab.ts'

/** A picture as CIE Lab, possibly smaller: each value stands for a square of pixels. */
export interface LabPlanes extends Size {
  /** Pixels of the picture along the side of a value's square; 1 when nothing was reduced. */
  readonly side: number
  readonly l: Float32Array
  readonly a: Float32Array
  readonly b: Float32Array
}

/** Gives the smallest whole side of squares at which a size has no more than `most` of them. */
export function sideFor({ width, height }: Size, most: number): number {
  let side = 1
  while (Math.ceil(width / side) * Math.ceil(height / side) > most) side++
  return side
}

/**
 * Turns a picture into CIE Lab (D65), each value the mean light of a square of `side` × `side` pixels.
 *
 * Words are read as sRGB. Squares over the right and bottom edge take what there is. Light counts as much as it shows:
 * translucent pixels weigh by their alpha, and squares without any visible pixel are black.
 */
export function* labPlanes(picture: Picture, side = 1): Steps<LabPlanes> {
  const width = Math.ceil(picture.width / side)
  const height = Math.ceil(picture.height / side)
  const count = width * height
  const planes: LabPlanes = {
    width,
    height,
    side,
    l: new Float32Array(count),
    a: new Float32Array(count),
    b: new Float32Array(count),
  }
  const sums = new Float64Array(width * 4)
  const table = toLinearTable(picture.depth)
  let work = 0
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    const end = Math.min(picture.height, (y + 1) * side)
    for (let row = y * side; row < end; row++) addRow(picture, row, side, table, sums)
    writeRow(sums, planes, y)
    work += picture.width * side
    if (work < pixelsAtOnce) continue
    work = 0
    yield
  }
  return planes
}

function addRow(
  { width, depth, data }: Picture,
  y: number,
  side: number,
  table: Float32Array,
  sums: Float64Array,
): void {
  const unit = 1 / maxWord(depth)
  let pos = y * width * 4
  for (let left = 0, at = 0; left < width; left += side, at += 4) {
    const end = left + side < width ? left + side : width
    let red = 0
    let green = 0
    let blue = 0
    let weight = 0
    for (let x = left; x < end; x++, pos += 4) {
      const alpha = (data[pos + 3] as number) * unit
      red += alpha * (table[data[pos] as number] as number)
      green += alpha * (table[data[pos + 1] as number] as number)
      blue += alpha * (table[data[pos + 2] as number] as number)
      weight += alpha
    }
    sums[at] = (sums[at] as number) + red
    sums[at + 1] = (sums[at + 1] as number) + green
    sums[at + 2] = (sums[at + 2] as number) + blue
    sums[at + 3] = (sums[at + 3] as number) + weight
  }
}

function writeRow(sums: Float64Array, planes: LabPlanes, y: number): void {
  for (let x = 0, at = 0; x < planes.width; x++, at += 4) {
    const weight = sums[at + 3] as number
    const part = weight === 0 ? 0 : 1 / weight
    const red = (sums[at] as number) * part
    const green = (sums[at + 1] as number) * part
    const blue = (sums[at + 2] as number) * part
    writeLab(red, green, blue, planes, y * planes.width + x)
  }
}
