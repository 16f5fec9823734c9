import { allowedOf } from '../edit/coverage.ts'
import type { Plan } from '../edit/plan.ts'
import type { Mask } from '../mask/mask.ts'
import { scaleMask } from '../mask/scale-mask.ts'
import type { ModelCapabilities } from '../provider.ts'
import type { Intent } from './refinement.ts'

/**
 * Gives the mask that a model is shown, in provider pixels: 255 = change here; null when it is shown none.
 *
 * It is region without protect, with no edge treatment: a hint about what is meant, while the edge is ours.
 *
 * @throws RefineError `bad_region` when no pixel may change, also for a model that is shown no mask.
 */
export function maskToSend(
  { region, protect }: Pick<Intent, 'region' | 'protect'>,
  plan: Plan,
  model: ModelCapabilities,
): Mask | null {
  if (!region && protect.length === 0) return null
  const allowed = allowedOf({ rect: plan.crop, region, protect })
  return model.mask === 'none' ? null : scaleMask(allowed, plan.sent)
}
