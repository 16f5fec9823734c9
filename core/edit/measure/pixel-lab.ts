import { writeLab } from '../../image/color/lab.ts'
import { maxWord, type Picture } from '../../image/picture.ts'
import { toLinearTable } from '../../image/srgb.ts'

/** A few CIE Lab colours side by side, written over again and again. */
export interface LabScratch {
  readonly l: Float32Array
  readonly a: Float32Array
  readonly b: Float32Array
}

/** Makes room for a number of CIE Lab colours. */
export function createLabScratch(count: number): LabScratch {
  return { l: new Float32Array(count), a: new Float32Array(count), b: new Float32Array(count) }
}

/** The light behind translucent pixels: a middle grey, so that a change of alpha alone is a change of colour too. */
const ground = 0.18

/** Writes the CIE Lab colour (D65) of one pixel of a picture, read as sRGB, at `at`. */
export function writePixelLab(
  { data, depth }: Picture,
  index: number,
  to: LabScratch,
  at: number,
): void {
  const table = toLinearTable(depth)
  const pos = index * 4
  const alpha = (data[pos + 3] as number) / maxWord(depth)
  const behind = (1 - alpha) * ground
  writeLab(
    alpha * (table[data[pos] as number] as number) + behind,
    alpha * (table[data[pos + 1] as number] as number) + behind,
    alpha * (table[data[pos + 2] as number] as number) + behind,
    to,
    at,
  )
}
