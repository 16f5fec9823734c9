import type { Steps } from '../../../steps.ts'
import type { ColorCells } from './color-cells.ts'
import { type ColorCorrection, correctionAt, mixCorrections } from './color-correction.ts'
import { fitCorrection } from './fit-correction.ts'
import { localChangeShare } from './local-change.ts'

/** What is left of a correction that spares a wanted change. */
export interface SparingCorrection {
  readonly correction: ColorCorrection
  /** Share of the change inside that the full correction would have undone: 1 = all of it. */
  readonly undone: number
}

/** From this share on a correction is no correction any more, but undoes what was asked for. */
export const mostUndone = 0.5

/** Changes that cover less of the inside than this are no proof that the provider kept to the region. */
const leastLocal = 0.1

/** How much of a cast's square may point along the change by chance, and from where on it is the change itself. */
const byChance = 0.35
const meant = 0.65

/**
 * Takes from a correction what would undo the change inside.
 *
 * A provider that was asked to warm the light in a region often warms the whole frame: what is found outside then *is*
 * the change. Two cases are told apart. Where something clearly remains inside once the correction is applied, the
 * provider did what was asked for there, and what it left everywhere is a cast like any other: it is taken off in full.
 * Where nothing remains, all of it may be meant: the change inside is fitted as a correction of its own (what would undo it),
 * both are compared as functions on the colours inside, and the part of the one that points along the other is taken off it.
 *
 * @param inside The weight of each cell inside the region.
 * @param outside The weight of each cell that should not have changed.
 */
export function* spareChange(
  cells: ColorCells,
  inside: Float32Array,
  outside: Float32Array,
  correction: ColorCorrection,
): Steps<SparingCorrection> {
  const local = yield* localChangeShare(cells, inside, outside, correction)
  if (local >= leastLocal) return { correction, undone: 0 }
  const undo = yield* fitCorrection(cells, inside, false)
  if (!undo) return { correction, undone: 0 }
  const { share, alike } = compareCorrections(cells, inside, correction, undo)
  if (share <= 0) return { correction, undone: share }
  const spared = Math.min(Math.max((alike - byChance) / (meant - byChance), 0), 1)
  return { correction: mixCorrections(correction, 1, undo, -share * spared), undone: share }
}

interface Comparison {
  /** How much of the other one a correction holds: 1 = all of it. */
  readonly share: number
  /** Which part of a correction's square that is, 0..1: 1 = it points nowhere else. */
  readonly alike: number
}

/** Compares a correction with another one on the colours of the cells that have weight. */
function compareCorrections(
  { picture }: ColorCells,
  weights: Float32Array,
  correction: ColorCorrection,
  along: ColorCorrection,
): Comparison {
  const one = new Float64Array(3)
  const other = new Float64Array(3)
  let shared = 0
  let length = 0
  let otherLength = 0
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number
    if (weight === 0) continue
    correctionAt(correction, picture, i * 3, one)
    correctionAt(along, picture, i * 3, other)
    for (let channel = 0; channel < 3; channel++) {
      const part = one[channel] as number
      const otherPart = other[channel] as number
      shared += weight * part * otherPart
      length += weight * part * part
      otherLength += weight * otherPart * otherPart
    }
  }
  if (length === 0 || otherLength === 0) return { share: 0, alike: 0 }
  return { share: shared / otherLength, alike: shared ** 2 / (length * otherLength) }
}
