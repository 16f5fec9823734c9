import type { Size } from '../../image/rect.ts'
import { resampleInSteps } from '../../image/resample.ts'
import type { SettleStage } from './settle.ts'

/** Proportions may differ by this before it is worth a remark: providers round to whole pixels. */
const sameProportions = 1.01

/** Brings the candidate to the crop's size, resampled in linear light; the right size is left word for word. */
export const bringToSize: SettleStage = function* (state, { plan }) {
  const { notes } = state
  const { width, height } = plan.crop
  const picture = yield* resampleInSteps(state.picture, { width, height })
  return {
    ...state,
    picture,
    isOwn: state.isOwn || picture !== state.picture,
    notes: [...notes, ...sizeNotes(state.picture, plan.sent)],
  }
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
