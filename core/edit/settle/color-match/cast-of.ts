import { labOf } from '../../../image/color/lab.ts'
import type { Report } from '../../report.ts'
import type { ColorCells } from './color-cells.ts'
import { type ColorCorrection, correctionAt } from './color-correction.ts'

/** Gives the cast that a correction takes off, in CIE Lab: the mean over the cells that have weight. */
export function castOf(
  { picture }: ColorCells,
  weights: Float32Array,
  correction: ColorCorrection,
): NonNullable<Report['cast']> {
  const added = new Float64Array(3)
  const cast = { l: 0, a: 0, b: 0 }
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number
    if (weight === 0) continue
    const [red, green, blue] = [0, 1, 2].map((channel) => picture[i * 3 + channel] as number)
    const before = labOf(red as number, green as number, blue as number)
    correctionAt(correction, picture, i * 3, added)
    const after = labOf(
      held((red as number) + (added[0] as number)),
      held((green as number) + (added[1] as number)),
      held((blue as number) + (added[2] as number)),
    )
    cast.l += weight * (before[0] - after[0])
    cast.a += weight * (before[1] - after[1])
    cast.b += weight * (before[2] - after[2])
    sum += weight
  }
  if (sum > 0) {
    cast.l /= sum
    cast.a /= sum
    cast.b /= sum
  }
  return cast
}

function held(value: number): number {
  return Math.min(Math.max(value, 0), 1)
}
