import { throwIfAborted } from '../errors.ts'
import { fitWithin } from '../image/rect.ts'
import { modelFor } from './check-intent.ts'
import { expectInUse } from './check-model-settings.ts'
import { readPlanned } from './parent-to-send.ts'
import { pictureToSend } from './picture-to-send.ts'
import { planIntent } from './plan-intent.ts'
import type { Intent, Prepared, RefineDeps, RefineOptions } from './refinement.ts'

/** Longer edge at which all that tiles send is shown, in pixels. */
const shownEdge = 1536

/**
 * Finds out everything that can be known before a call: the edit, the crop as it would leave, the price.
 *
 * Reads only; sends nothing and notes nothing.
 *
 * @throws RefineError of every code that {@link planIntent} names; `bad_setting` also for a model after its last day.
 */
export async function prepare(
  deps: Pick<RefineDeps, 'host' | 'provider' | 'work' | 'clock'>,
  intent: Intent,
  options: RefineOptions = {},
): Promise<Prepared> {
  const { host, provider } = deps
  expectInUse(modelFor(provider.info, intent.model), provider.info, deps.clock)
  const planned = await planIntent(deps, intent, options)
  const { edit, plan } = planned
  const { picked } = intent
  options.onProgress?.({ stage: 'reading', fraction: null })
  const parent = await readPlanned({ host }, planned, options)
  throwIfAborted(options.signal)
  const model = modelFor(provider.info, edit.model)
  const sent = await pictureToSend(
    deps,
    parent,
    {
      color: picked.color,
      model,
      size: planned.tiles ? fitWithin(plan.crop, shownEdge) : plan.sent,
    },
    options,
  )
  throwIfAborted(options.signal)
  return { ...planned, sent }
}
