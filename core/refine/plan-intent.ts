import { checkRegion } from '../edit/check-region.ts'
import { hashEdit } from '../edit/edit-hash.ts'
import { planEdit } from '../edit/make-plan.ts'
import type { SizeRule } from '../edit/plan.ts'
import { areasToProtect } from '../edit/preserve-check/protect-preserves.ts'
import { sizesOnWire } from '../edit/wire-limits.ts'
import { RefineError, throwIfAborted } from '../errors.ts'
import type { Mask } from '../mask/mask.ts'
import type { ModelCapabilities } from '../model.ts'
import { checkSettings, editOf, modelFor } from './check-intent.ts'
import { maskUseOf } from './decide-mask.ts'
import { estimateOfEdit, priceBy, sumOfPlan } from './estimate-of.ts'
import { expectWritable } from './expect-writable.ts'
import { baseOf, signalIn } from './parent-pixels.ts'
import { expectConvertible } from './picture-to-send.ts'
import { planInTiles } from './plan-in-tiles.ts'
import { promptOf } from './prompt-of.ts'
import type { Intent, Planned, RefineDeps, RefineOptions } from './refinement.ts'
import { checkReframe, planReframe } from './reframe-plan.ts'
import { wordsOf } from './words-of.ts'

/**
 * Finds out what a refinement would be and cost without reading a pixel: the edit, its hash, the crop, the price.
 *
 * @throws RefineError `not_supported` for a document that can only be looked at, `bad_instruction`, `bad_region`
 *   (empty, outside, or all protected), `bad_setting`, `unsupported_source` when the provider needs sRGB and the
 *   host can't convert, `too_large` when no size that the model offers can be carried, `not_found`, `cancelled`.
 */
export async function planIntent(
  { host, provider, work }: Pick<RefineDeps, 'host' | 'provider' | 'work'>,
  intent: Intent,
  options: RefineOptions = {},
): Promise<Planned> {
  throwIfAborted(options.signal)
  expectWritable(host)
  const model = modelFor(provider.info, intent.model)
  checkSettings(intent, model)
  expectConvertible(host, intent.picked.color, model)
  const { picked } = intent
  if (intent.reframe) checkReframe(host, intent, intent.reframe, model)
  const region = intent.region && checkRegion(intent.region, picked)
  const added = areasToProtect({ ...intent, region, size: picked })
  const trimmed: Intent = { ...intent, region, protect: [...intent.protect, ...added] }
  const base = await baseOf(host, intent, options)
  const storeMask = (mask: Mask) => work.storeMask(mask, signalIn(options))
  const edit = await editOf(trimmed, base, provider.info.id, model, storeMask)
  const maskUse = maskUseOf(edit, model)
  const said = { edit, editHash: hashEdit(edit), maskUse, intent: trimmed }
  // Sizes are compared before it is known which part of what is sent may change: those words cost next to nothing.
  const prompt = promptOf({ edit, maskUse, place: null }, model)
  const priceOf = priceBy(estimateOfEdit(provider, { ...said, prompt }))
  const sizes = carriedSizes(model, maskUse.use === 'send' || maskUse.use === 'markup')
  const size = { width: picked.width, height: picked.height }
  if (trimmed.reframe) {
    const frame = planReframe(size, trimmed.reframe, sizes, priceOf)
    const words = await wordsOf({ work, provider }, { ...said, ...frame }, options)
    const planned = { ...said, ...frame, ...words }
    return { ...planned, estimate: sumOfPlan(planned, estimateOfEdit(provider, planned)) }
  }
  const reachPx = region && intent.edge.kind === 'soft' ? intent.edge.px : 0
  const plan = planEdit({ size, region: region?.rect ?? null, sizes, reachPx, priceOf })
  // Refuses what leaves no pixel to change before anything is read.
  const words = await wordsOf({ work, provider }, { ...said, plan }, options)
  const estimateOf = estimateOfEdit(provider, { ...said, ...words })
  const single = { plan, sizes, reachPx, estimateOf }
  return { ...said, ...words, ...(await planInTiles({ work }, trimmed, single, options)) }
}

/** The sizes that can be asked for: those of the model that one request can carry. */
function carriedSizes({ sizes, wire, alpha, label }: ModelCapabilities, masked: boolean): SizeRule {
  if (!wire) return sizes
  const carried = sizesOnWire(sizes, wire, { alpha, masked })
  if (carried) return carried
  throw new RefineError(
    'too_large',
    `No size that ${label} offers is small enough for one request to carry it.`,
    { hint: 'Nothing was sent. Choose another model.' },
  )
}
