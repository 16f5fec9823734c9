import type { Size } from '../image/rect.ts'
import type { ModelCapabilities } from '../model.ts'
import type { Planned } from './refinement.ts'

/** Tells whether a refinement is left to the model's own upscaler. */
export function isUpscalersTask(
  { edit }: Pick<Planned, 'edit'>,
  { upscales }: Pick<ModelCapabilities, 'upscales'>,
): boolean {
  return upscales === true && edit.reframe?.kind === 'upscale'
}

/** Gives the size at which a planned crop leaves the machine: what is asked for, or its own for an upscaler. */
export function sizeToSend(
  planned: Pick<Planned, 'edit' | 'plan'>,
  model: Pick<ModelCapabilities, 'upscales'>,
): Size {
  const { crop, sent } = planned.plan
  const { reframe } = planned.edit
  if (reframe?.kind !== 'upscale' || !isUpscalersTask(planned, model)) return sent
  return {
    width: Math.max(1, Math.round(crop.width / reframe.factor)),
    height: Math.max(1, Math.round(crop.height / reframe.factor)),
  }
}
