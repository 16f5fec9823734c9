import { checkRegion } from '../edit/check-region.ts'
import { hashEdit } from '../edit/edit-hash.ts'
import { planEdit } from '../edit/make-plan.ts'
import { throwIfAborted } from '../errors.ts'
import { checkSettings, editOf, modelFor } from './check-intent.ts'
import { maskToSend } from './mask-to-send.ts'
import { baseOf, readParent } from './parent-pixels.ts'
import { expectConvertible, pictureToSend } from './picture-to-send.ts'
import { promptOf } from './prompt-of.ts'
import type { Intent, Prepared, RefineDeps, RefineOptions } from './refinement.ts'

/**
 * Finds out everything that can be known before a call: the edit, the crop as it would leave, the price.
 *
 * Reads only; sends nothing and notes nothing.
 *
 * @throws RefineError `bad_instruction`, `bad_region` (empty, outside, or all protected), `bad_setting`,
 *   `unsupported_source` when the provider needs sRGB and the host can't convert, `not_found`, `cancelled`.
 */
export async function prepare(
  deps: Pick<RefineDeps, 'host' | 'provider'>,
  intent: Intent,
  options: RefineOptions = {},
): Promise<Prepared> {
  const { host, provider } = deps
  throwIfAborted(options.signal)
  const model = modelFor(provider.info, intent.model)
  checkSettings(intent, model)
  expectConvertible(host, intent.picked.color, model)
  const { picked } = intent
  const region = intent.region && checkRegion(intent.region, picked)
  const trimmed: Intent = { ...intent, region }
  const base = await baseOf(host, intent, options)
  const edit = editOf(trimmed, base, provider.info.id, model)
  const plan = planEdit({
    size: { width: picked.width, height: picked.height },
    region: region?.rect ?? null,
    sizes: model.sizes,
    reachPx: region && intent.edge.kind === 'soft' ? intent.edge.px : 0,
  })
  // Refuses what leaves no pixel to change before anything is read.
  maskToSend(trimmed, plan, model)

  options.onProgress?.({ stage: 'reading', fraction: null })
  const parent = await readParent(host, picked.source, base, plan.crop, options)
  throwIfAborted(options.signal)
  const sent = await pictureToSend(host, parent, { color: picked.color, model, size: plan.sent })
  throwIfAborted(options.signal)
  return {
    edit,
    editHash: hashEdit(edit),
    plan,
    prompt: promptOf(edit),
    estimateUsd: provider.estimate({
      model: model.id,
      size: plan.sent,
      quality: edit.quality,
      variations: edit.variations,
    }),
    sent,
    intent: trimmed,
  }
}
