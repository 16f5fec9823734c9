import type { Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import { type ColorCells, cellSide, colorCells } from './color-match/color-cells.ts'
import { type MaskCells, maskCells } from './color-match/mask-cells.ts'
import { mostUndone } from './color-match/spare-change.ts'
import { trustedCells } from './color-match/trusted-cells.ts'
import { addField } from './membrane/add-field.ts'
import { fillField } from './membrane/fill-field.ts'
import { keepUnchanged } from './membrane/unchanged-cells.ts'
import { ownPicture } from './own-picture.ts'
import type { SettleStage, SettleState } from './settle.ts'

/** Cells that the membrane is stretched over. */
const mostCells = 60_000

/** Over which share of the crop's longer side the membrane averages its samples, so that it does not follow their noise. */
const average = 0.02

/** The same for the stiff membranes that show what is slow, and which samples stand out from their surroundings. */
const stiffAverage = 0.08

/** What samples are off by chance, encoded: below it none stands out. */
const leastSpread = 0.75 / 255

/** A membrane that adds less than this anywhere, encoded, is none. */
const leastAdded = 0.1 / 255

/** From this share of the inside on that did not change the provider kept to a part of it. */
const leastSame = 0.1

/**
 * Takes off the casts that vary slowly over the picture, by stretching a membrane over what is left of them.
 *
 * What parent and picture differ by where nothing changed, outside and along the contour, is carried over the region as
 * a harmonic field and added (Pérez, Gangnet and Blake, "Poisson Image Editing", 2003), at reduced resolution (Farbman,
 * Fattal and Lischinski, "Convolution Pyramids", 2011). A shadow that crosses the contour would be dragged along
 * it: so only samples that the change map shows as unchanged count, and of those none that stands out from its
 * surroundings (as Tao, Johnson and Paris weigh boundaries, "Error-tolerant Image Compositing", 2010).
 *
 * Light, colour and mood that were asked for are spared as in {@link matchColor}: what points along the change inside stays,
 * and when the membrane would undo over half of that change there is none. Where part of the inside is shown to be
 * unchanged, the change has a place of its own, and nothing needs to be spared.
 */
export const membrane: SettleStage = function* (state, context) {
  const { faithful, parent, wanted, hasRegion } = context
  // Without a region only the change map tells what did not change.
  if (faithful || (!hasRegion && (wanted.look || !state.change))) return state
  const cells = yield* colorCells(parent, state.picture, cellSide(parent, mostCells))
  const ceiling = yield* maskCells(context.ceiling, cells.side)
  const weights = trustedCells(cells, ceiling, state.alignment, context)
  if (state.change) keepUnchanged(cells, weights, state.change)
  const residual = residualOf(cells)
  yield* weighAgreement(cells, residual, weights)
  const size = { width: cells.columns, height: cells.rows }
  const field = yield* fillField(size, residual, weights, tensionOf(size, average))
  if (!field) return state
  if (wanted.look && !(yield* isLocal(cells, ceiling, state.change))) {
    yield* spareWanted(cells, ceiling, residual, field)
  }
  return field.some((value) => Math.abs(value) >= leastAdded)
    ? yield* add(state, cells, field)
    : state
}

function* add(state: SettleState, cells: ColorCells, data: Float32Array): Steps<SettleState> {
  const { side, columns, rows } = cells
  const picture = yield* ownPicture(state)
  yield* addField(picture, { side, columns, rows, data })
  return { ...state, picture, isOwn: true }
}

/** A screened membrane forgets what is farther away than the square root of its tension. */
function tensionOf({ width, height }: Size, share: number): number {
  return (share * Math.max(width, height)) ** 2
}

function residualOf({ parent, picture }: ColorCells): Float32Array {
  const residual = new Float32Array(parent.length)
  for (let i = 0; i < residual.length; i++) {
    residual[i] = (parent[i] as number) - (picture[i] as number)
  }
  return residual
}

/** Takes weight from samples that a stiff membrane over all of them does not pass near; two rounds. */
function* weighAgreement(
  { columns, rows }: ColorCells,
  residual: Float32Array,
  weights: Float32Array,
): Steps<void> {
  const trusted = weights.slice()
  for (let round = 0; round < 2; round++) {
    const size = { width: columns, height: rows }
    const field = yield* fillField(size, residual, weights, tensionOf(size, stiffAverage))
    if (!field) return
    const off = distances(residual, field, trusted)
    const spread = Math.max(leastSpread, median(off.filter((_, i) => (trusted[i] as number) > 0)))
    for (let i = 0; i < weights.length; i++) {
      const ratio = (off[i] as number) / (2.5 * spread)
      weights[i] = (trusted[i] as number) / (1 + ratio * ratio) ** 2
    }
    yield
  }
}

function distances(a: Float32Array, b: Float32Array, weights: Float32Array): Float32Array {
  const result = new Float32Array(weights.length)
  for (let i = 0; i < result.length; i++) {
    if (weights[i] === 0) continue
    let square = 0
    for (let at = i * 3; at < i * 3 + 3; at++)
      square += ((a[at] as number) - (b[at] as number)) ** 2
    result[i] = Math.sqrt(square)
  }
  return result
}

function median(values: Float32Array): number {
  return values.sort()[values.length >> 1] as number
}

/** Whether part of the inside is shown to be unchanged. */
function* isLocal(
  cells: ColorCells,
  { most }: MaskCells,
  change: SettleState['change'],
): Steps<boolean> {
  if (!change) return false
  const inside = most.map((value) => Number(value > 0))
  const same = Float32Array.from(inside)
  keepUnchanged(cells, same, change)
  yield
  return sum(same) >= leastSame * sum(inside)
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i] as number
  return total
}

/** Takes from a field, in place, what would undo the slow part of the change inside. */
function* spareWanted(
  { columns, rows, shown }: ColorCells,
  { most }: MaskCells,
  residual: Float32Array,
  field: Float32Array,
): Steps<void> {
  const inside = shown.map((share, i) => (share * (most[i] as number)) / 255)
  const size = { width: columns, height: rows }
  const undo = yield* fillField(size, residual, inside, tensionOf(size, stiffAverage))
  if (!undo) return
  let shared = 0
  let length = 0
  for (let i = 0; i < field.length; i++) {
    const weight = inside[Math.floor(i / 3)] as number
    shared += weight * (field[i] as number) * (undo[i] as number)
    length += weight * (undo[i] as number) ** 2
  }
  const undone = length === 0 ? 0 : shared / length
  if (undone <= 0) return
  if (undone > mostUndone) field.fill(0)
  else
    for (let i = 0; i < field.length; i++)
      field[i] = (field[i] as number) - undone * (undo[i] as number)
}
