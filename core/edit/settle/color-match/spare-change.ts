import type { Steps } from '../../../steps.ts'
import type { ColorCells } from './color-cells.ts'
import { type ColorCorrection, correctionAt, mixCorrections } from './color-correction.ts'
import { fitCorrection } from './fit-correction.ts'

/** What is left of a correction that spares a wanted change. */
export interface SparingCorrection {
  readonly correction: ColorCorrection
  /** Share of the change inside that the full correction would have undone: 1 = all of it. */
  readonly undone: number
}

/** From this share on a correction is no correction any more, but undoes what was asked for. */
export const mostUndone = 0.5

/**
 * Takes from a correction what would undo the change inside.
 *
 * A provider that was asked to warm the light in a region often warms the whole frame: what is found outside then *is*
 * the change. So the change inside is fitted as a correction of its own (what would undo it), both are compared as
 * functions on the colours inside, and the part of the one along the other is taken off. What points the other way
 * stays: it brings the wanted change back to what the provider meant.
 *
 * @param inside The weight of each cell inside the region.
 */
export function* spareChange(
  cells: ColorCells,
  inside: Float32Array,
  correction: ColorCorrection,
): Steps<SparingCorrection> {
  const undo = yield* fitCorrection(cells, inside)
  if (!undo) return { correction, undone: 0 }
  const undone = shareAlong(cells, inside, correction, undo)
  if (undone <= 0) return { correction, undone }
  // Over the same colours, so that both hold within the same bounds.
  return {
    correction: mixCorrections(correction, 1, { ...undo, low: correction.low }, -undone),
    undone,
  }
}

/** How much of `along` a correction holds, on the colours of the cells that have weight. */
function shareAlong(
  { picture }: ColorCells,
  weights: Float32Array,
  correction: ColorCorrection,
  along: ColorCorrection,
): number {
  const one = new Float64Array(3)
  const other = new Float64Array(3)
  let shared = 0
  let length = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number
    if (weight === 0) continue
    correctionAt(correction, picture, i * 3, one)
    correctionAt(along, picture, i * 3, other)
    for (let channel = 0; channel < 3; channel++) {
      const part = other[channel] as number
      shared += weight * part * (one[channel] as number)
      length += weight * part * part
    }
  }
  return length === 0 ? 0 : shared / length
}
