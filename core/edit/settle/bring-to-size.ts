import { inRows } from '../../image/in-runs.ts'
import type { Depth, Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import { resampleInSteps } from '../../image/resample.ts'
import { resampleTurnedInSteps } from '../../image/turned-resample.ts'
import { createMask, type Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import { sameProportions } from '../fit-size.ts'
import { type Alignment, isIdentity } from './alignment.ts'
import type { SettleStage } from './settle.ts'

/**
 * Brings the candidate to the crop's size and into its place, in one resampling in linear light.
 *
 * An alignment is folded into that one pass, so that nothing is softened twice; the right size in the right place is
 * left word for word. From here on it has 16 bits, so that no stage rounds to 8; a faithful candidate, of which every
 * word is meant, takes the parent's depth. Where the answer shows nothing of the crop, coverage becomes 0.
 */
export const bringToSize: SettleStage = function* (state, { plan, parent, faithful }) {
  const { notes, alignment } = state
  const { width, height } = plan.crop
  const depth = faithful ? parent.depth : 16
  const moves = alignment && !isIdentity(alignment, state.picture) ? alignment : null
  const picture = yield* moves
    ? moveInSteps(state.picture, plan.crop, moves, depth)
    : resampleInSteps(state.picture, { width, height }, undefined, depth)
  const coverage = moves ? yield* whereShown(state.coverage, moves, state.picture) : state.coverage
  return {
    ...state,
    picture,
    coverage,
    isOwn: state.isOwn || picture !== state.picture,
    notes: [
      ...notes,
      ...sizeNotes(state.picture, plan.sent, (alignment?.confidence ?? 0) > 0),
      ...(coverage === state.coverage ? [] : [marginNote]),
    ],
  }
}

/** Said when the answer leaves out some of what was sent. */
export const marginNote =
  'The answer does not show all of what was sent: at its border the picture stays as it was.'

function moveInSteps(
  picture: Picture,
  { width, height }: Size,
  alignment: Alignment,
  depth: Depth,
): Steps<Picture> {
  const { across, down } = windowOf(alignment, picture)
  const { rotation } = alignment
  if (rotation === 0) return resampleInSteps(picture, { width, height }, { across, down }, depth)
  const kx = picture.width / width
  const ky = picture.height / height
  return resampleTurnedInSteps(
    picture,
    { width, height },
    {
      a: across.length / width,
      b: -rotation * ky,
      c: across.from + (rotation * picture.height) / 2,
      d: rotation * kx,
      e: down.length / height,
      f: down.from - (rotation * picture.width) / 2,
    },
    depth,
  )
}

/** The part of a candidate that the crop shows, as far as shift and scale tell. */
function windowOf({ shiftX, shiftY, scaleX, scaleY }: Alignment, { width, height }: Size) {
  return {
    across: { from: shiftX + ((1 - scaleX) * width) / 2, length: scaleX * width },
    down: { from: shiftY + ((1 - scaleY) * height) / 2, length: scaleY * height },
  }
}

/** How far beyond the answer's border a pixel's middle may lie, in its pixels: of such a one it still shows a part. */
const reach = 0.4

/** Gives coverage without what the answer does not show; the same mask when nothing covered was cut off. */
function* whereShown(coverage: Mask, alignment: Alignment, answer: Size): Steps<Mask> {
  const { width, height } = coverage.rect
  let result: Mask | null = null
  yield* inRows(width, height, (row) => {
    const v = ((row + 0.5) / height - 0.5) * answer.height
    const [from, to] = shownInRow(alignment, v, answer)
    const start = row * width
    const left = start + columnAt(from, width, answer.width)
    const right = start + columnAt(to, width, answer.width)
    const end = start + width
    if (isEmpty(coverage.data, start, left) && isEmpty(coverage.data, right, end)) return
    result ??= createMask(coverage.rect, coverage.data.slice())
    result.data.fill(0, start, left)
    result.data.fill(0, Math.max(left, right), end)
  })
  return result ?? coverage
}

/** From where to where the answer shows a row of the crop, both in candidate pixels from the middle. */
function shownInRow(
  { shiftX, shiftY, scaleX, scaleY, rotation }: Alignment,
  v: number,
  { width, height }: Size,
): readonly [from: number, to: number] {
  const farX = width / 2 + reach
  const farY = height / 2 + reach
  const left = (-farX - shiftX + rotation * v) / scaleX
  const right = (farX - shiftX + rotation * v) / scaleX
  const y = shiftY + scaleY * v
  if (rotation === 0) return Math.abs(y) <= farY ? [left, right] : [0, 0]
  const ends = [(-farY - y) / rotation, (farY - y) / rotation]
  return [Math.max(left, Math.min(...ends)), Math.min(right, Math.max(...ends))]
}

/** The first column whose middle lies at or beyond a place told from the middle, in candidate pixels. */
function columnAt(u: number, columns: number, width: number): number {
  return Math.min(columns, Math.max(0, Math.ceil((u / width + 0.5) * columns - 0.5)))
}

function isEmpty(data: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (data[i] !== 0) return false
  return true
}

function sizeNotes(answered: Size, asked: Size, isAligned: boolean): string[] {
  if (answered.width === asked.width && answered.height === asked.height) return []
  const notes = [
    `The provider answered ${answered.width}×${answered.height} where ${asked.width}×${asked.height} was asked for.`,
  ]
  const ratio = (answered.width * asked.height) / (answered.height * asked.width)
  if (!isAligned && Math.max(ratio, 1 / ratio) > sameProportions) {
    notes.push(
      'The answer has other proportions than what was sent, so it was stretched to fit and may not line up.',
    )
  }
  return notes
}
