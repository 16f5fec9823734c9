import { modelOf } from '../provider.ts'
import { signalIn } from './parent-pixels.ts'
import { promptOf } from './prompt-of.ts'
import type { Planned, RefineDeps, RefineOptions } from './refinement.ts'
import { paintedRegion } from './reframe-plan.ts'

/**
 * Gives what a model is told about one planned request: the text, and where change is allowed in it.
 *
 * @throws RefineError `bad_region` when no pixel may change; `cancelled`.
 */
export async function wordsOf(
  { work, provider }: Pick<RefineDeps, 'work' | 'provider'>,
  planned: Pick<Planned, 'edit' | 'plan' | 'intent' | 'maskUse'>,
  options: RefineOptions,
): Promise<Pick<Planned, 'place' | 'prompt'>> {
  const { plan, intent } = planned
  const { protect } = intent
  const region = paintedRegion(planned)
  const place = await work.placeToSay({ region, protect, plan }, signalIn(options))
  // A model that is no longer listed still has answers that wait.
  const model = modelOf(provider.info, planned.edit.model) ?? {}
  return { place, prompt: promptOf({ ...planned, place }, model) }
}
