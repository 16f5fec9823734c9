import type { Steps } from '../../steps.ts'
import { castOf } from './color-match/cast-of.ts'
import { type ColorCells, cellSide, colorCells } from './color-match/color-cells.ts'
import {
  type ColorCorrection,
  correctColors,
  correctionAt,
} from './color-match/color-correction.ts'
import { fitCorrection } from './color-match/fit-correction.ts'
import { type MaskCells, maskCells } from './color-match/mask-cells.ts'
import { mostUndone, spareChange } from './color-match/spare-change.ts'
import { trustedCells } from './color-match/trusted-cells.ts'
import { ownPicture } from './own-picture.ts'
import type { SettleStage, SettleState } from './settle.ts'

/** Cells that colours are compared on: enough for a dozen unknowns, few enough for several rounds. */
const mostCells = 10_000

/** Without a region a correction must explain this share of the picture; otherwise too much changed to tell. */
const leastExplained = 0.6

/** A correction that adds less than this anywhere, encoded, is none. */
const leastAdded = 0.25 / 255

/**
 * Takes off the colour cast that the provider left everywhere, but nothing of what was asked for.
 *
 * A robust fit of a smooth change of colours on what should not have changed: the crop beyond the region, or, for a whole
 * picture, what the fit itself finds unchanged. As Reinhard and others bring one picture's colours to another's ("Color
 * Transfer between Images", 2001), but pixel on pixel, like the global model that HaCohen, Shechtman, Goldman and
 * Lischinski fit to correspondences ("Non-Rigid Dense Correspondence", 2011). It is applied to the whole crop, in place.
 *
 * For light, colour and mood what was found outside may be the wish itself, carried out on the whole frame. Unless a change
 * of its own remains inside, only what does not point along the change there is taken off, and nothing when it would
 * undo over half of that change; nothing at all without a region.
 */
export const matchColor: SettleStage = function* (state, context) {
  const { hasRegion, wanted, faithful, parent } = context
  if (faithful || (wanted.look && !hasRegion)) return state
  const cells = yield* colorCells(parent, state.picture, cellSide(parent, mostCells))
  const ceiling = yield* maskCells(context.ceiling, cells.side)
  const outside = trustedCells(cells, ceiling, state.alignment, context)
  const full = yield* fitCorrection(cells, outside, true)
  if (!full || (!hasRegion && full.explained < leastExplained)) return state
  const inside = insideCells(cells, ceiling)
  const spared = wanted.look ? yield* spareChange(cells, inside, outside, full) : null
  if (spared && spared.undone > mostUndone) {
    return isVisible(castOf(cells, inside, full)) ? withNote(state) : state
  }
  return yield* correct(state, { cells, inside, correction: spared?.correction ?? full })
}

interface Correcting {
  readonly cells: ColorCells
  readonly inside: Float32Array
  readonly correction: ColorCorrection
}

function* correct(
  state: SettleState,
  { cells, inside, correction }: Correcting,
): Steps<SettleState> {
  const cast = castOf(cells, inside, correction)
  const measures = { ...state.measures, cast }
  if (!addsAnything(cells, correction)) return { ...state, measures: { ...measures, cast: none } }
  const picture = yield* ownPicture(state)
  yield* correctColors(picture, correction)
  return { ...state, picture, isOwn: true, measures }
}

const none = { l: 0, a: 0, b: 0 }

/** The weight of each cell that may change; where both pictures show it. */
function insideCells({ shown }: ColorCells, { most }: MaskCells): Float32Array {
  const weights = new Float32Array(shown.length)
  for (let i = 0; i < weights.length; i++) {
    weights[i] = ((shown[i] as number) * (most[i] as number)) / 255
  }
  return weights
}

function addsAnything({ picture, shown }: ColorCells, correction: ColorCorrection): boolean {
  const added = new Float64Array(3)
  for (let i = 0; i < shown.length; i++) {
    correctionAt(correction, picture, i * 3, added)
    if (added.some((value) => Math.abs(value) >= leastAdded)) return true
  }
  return false
}

/** Whether a cast of that size would be seen at all. */
function isVisible({ l, a, b }: { l: number; a: number; b: number }): boolean {
  return Math.hypot(l, a, b) >= 1
}

function withNote(state: SettleState): SettleState {
  return {
    ...state,
    notes: [
      ...state.notes,
      'The provider changed the light everywhere; it is kept inside the region.',
    ],
  }
}
