import { type Stage, stages } from './stage.ts'
import { stageLabels } from './stage-labels.ts'
import { furthestOf, type StageProgress } from './stage-progress.ts'

/** What of a later stage an earlier one may undo, and so has to be looked at again. */
const atStake: Readonly<Record<Stage, string>> = {
  light: 'the light may shift',
  composition: 'things that were added may move or change',
  brand: 'lettering and brand colours may shift',
  people: 'faces and hands will be painted again',
  polish: 'the last touches may have to be made again',
}

/**
 * Explains what a change of an earlier stage than those reached means for what is there: going back is allowed, and
 * usually fine. Null where there is nothing to explain.
 */
export function explainStep({ done }: Pick<StageProgress, 'done'>, stage: Stage): string | null {
  const furthest = furthestOf(done)
  if (furthest === null || stages.indexOf(stage) >= stages.indexOf(furthest)) return null
  return `${stageLabels[stage]} after ${stageLabels[furthest].toLowerCase()}: usually fine, but ${atStake[furthest]}.`
}
