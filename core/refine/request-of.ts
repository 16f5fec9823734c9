import { untagged } from '../image/color-tag.ts'
import type { ProviderRequest } from '../provider.ts'
import { modelFor } from './check-intent.ts'
import { signalIn } from './parent-pixels.ts'
import { referencesToSend } from './references-to-send.ts'
import type { Prepared, RefineDeps, RefineOptions } from './refinement.ts'
import { paintedRegion, wholeOf } from './reframe-plan.ts'
import { isUpscalersTask } from './size-to-send.ts'

/** Gives what a provider is asked for, with what is to be said about it. */
export async function requestOf(
  { newId, provider, work }: Pick<RefineDeps, 'newId' | 'provider' | 'work'>,
  prepared: Prepared,
  options: RefineOptions,
): Promise<{ readonly sending: ProviderRequest; readonly notes: readonly string[] }> {
  const { edit, plan, intent, sent, prompt, maskUse } = prepared
  const model = modelFor(provider.info, edit.model)
  const { protect } = intent
  const area = { region: paintedRegion(prepared), protect, plan }
  const signal = signalIn(options)
  const shown = maskUse.use === 'send'
  const mask = await work.maskToSend({ ...area, shown }, signal)
  const isMarked = maskUse.use === 'markup'
  const markup = isMarked ? await work.marksToSend({ ...area, sent }, signal) : null
  const { references, notes } = await referencesToSend({ work }, intent, model, options)
  const sending: ProviderRequest = {
    id: newId(),
    model: model.id,
    picture: sent,
    ...(isUpscalersTask(prepared, model) && { task: 'upscale' }),
    color: model.anyColorSpace ? intent.picked.color : untagged,
    mask,
    markup,
    crop: plan.crop,
    whole: wholeOf(edit),
    size: plan.sent,
    instruction: edit.instruction,
    prompt,
    references,
    strength: edit.strength,
    quality: edit.quality,
    complexity: edit.complexity ?? null,
    seed: edit.seed,
    variations: edit.variations,
  }
  return { sending, notes }
}
