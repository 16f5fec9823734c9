import { inRows } from '../../image/in-runs.ts'
import type { Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import { resampleInSteps } from '../../image/resample.ts'
import { resampleTurnedInSteps } from '../../image/turned-resample.ts'
import { createMask, type Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import { type Alignment, isIdentity } from './alignment.ts'
import type { SettleStage } from './settle.ts'

/** Proportions may differ by this before it is worth a remark: providers round to whole pixels. */
const sameProportions = 1.01

/**
 * Brings the candidate to the crop's size and into its place, in one resampling in linear light.
 *
 * An alignment is folded into that one pass, so that nothing is softened twice; the right size in the right place is
 * left word for word. Where the answer shows nothing of the crop, coverage becomes 0.
 */
export const bringToSize: SettleStage = function* (state, { plan }) {
  const { notes, alignment } = state
  const { width, height } = plan.crop
  const moves = alignment && !isIdentity(alignment, state.picture) ? alignment : null
  const picture = yield* moves
    ? moveInSteps(state.picture, plan.crop, moves)
    : resampleInSteps(state.picture, { width, height })
  const coverage = moves ? yield* whereShown(state.coverage, moves, state.picture) : state.coverage
  return {
    ...state,
    picture,
    coverage,
    isOwn: state.isOwn || picture !== state.picture,
    notes: [
      ...notes,
      ...sizeNotes(state.picture, plan.sent),
      ...(coverage === state.coverage ? [] : [margin]),
    ],
  }
}

const margin =
  'The answer does not show all of what was sent: at its border the picture stays as it was.'

function moveInSteps(
  picture: Picture,
  { width, height }: Size,
  alignment: Alignment,
): Steps<Picture> {
  const { across, down } = windowOf(alignment, picture)
  const { rotation } = alignment
  if (rotation === 0) return resampleInSteps(picture, { width, height }, { across, down })
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
  )
}

/** The part of a candidate that the crop shows, as far as shift and scale tell. */
function windowOf({ shiftX, shiftY, scaleX, scaleY }: Alignment, { width, height }: Size) {
  return {
    across: { from: shiftX + ((1 - scaleX) * width) / 2, length: scaleX * width },
    down: { from: shiftY + ((1 - scaleY) * height) / 2, length: scaleY * height },
  }
}

/** How far beyond its border an answer is taken to go on, in its own pixels: half of what a pixel is wide. */
const reach = 0.5

/** Gives coverage without what the answer does not show; the same mask when nothing covered was cut off. */
function* whereShown(
  coverage: Mask,
  { shiftX, shiftY, scaleX, scaleY, rotation }: Alignment,
  answer: Size,
): Steps<Mask> {
  const { width, height } = coverage.rect
  let result: Mask | null = null
  yield* inRows(width, height, (row) => {
    const v = ((row + 0.5) / height - 0.5) * answer.height
    for (let column = 0; column < width; column++) {
      const u = ((column + 0.5) / width - 0.5) * answer.width
      const x = Math.abs(shiftX + scaleX * u - rotation * v) - answer.width / 2
      const y = Math.abs(shiftY + scaleY * v + rotation * u) - answer.height / 2
      if (x <= reach && y <= reach) continue
      const at = row * width + column
      if (coverage.data[at] === 0) continue
      result ??= createMask(coverage.rect, coverage.data.slice())
      result.data[at] = 0
    }
  })
  return result ?? coverage
}

function sizeNotes(answered: Size, asked: Size): string[] {
  if (answered.width === asked.width && answered.height === asked.height) return []
  const notes = [
    `The provider answered ${answered.width}×${answered.height} where ${asked.width}×${asked.height} was asked for.`,
  ]
  const ratio = (answered.width * asked.height) / (answered.height * asked.width)
  if (Math.max(ratio, 1 / ratio) > sameProportions) {
    notes.push(
      'The answer has other proportions than what was sent, so it was stretched to fit and may not line up.',
    )
  }
  return notes
}
