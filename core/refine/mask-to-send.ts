import { areasInSteps } from '../edit/coverage.ts'
import type { Plan } from '../edit/plan.ts'
import type { Mask } from '../mask/mask.ts'
import { scaleMaskInSteps } from '../mask/scale-mask.ts'
import type { Steps } from '../steps.ts'
import type { Intent } from './refinement.ts'

/** What decides the mask that a model is shown, as one plain input. */
export interface MaskInput extends Pick<Intent, 'region' | 'protect'> {
  readonly plan: Plan
  /** Whether the model is shown a mask at all. */
  readonly shown: boolean
}

/**
 * Gives the mask that a model is shown, in provider pixels: 255 = change here; null when it is shown none.
 *
 * It is region without protect, with no edge treatment: a hint about what is meant, while the edge is ours.
 *
 * @throws RefineError `bad_region` when no pixel may change, also for a model that is shown no mask.
 */
export function* maskToSendInSteps({
  region,
  protect,
  plan,
  shown,
}: MaskInput): Steps<Mask | null> {
  if (!region && protect.length === 0) return null
  const { allowed } = yield* areasInSteps({ rect: plan.crop, region, protect })
  return shown ? yield* scaleMaskInSteps(allowed, plan.sent) : null
}
