import type { SettledCandidate } from '../edit/settle/settle.ts'
import { RefineError, throwIfAborted } from '../errors.ts'
import { untagged } from '../image/color-tag.ts'
import type { ProviderAnswer, ProviderRequest } from '../provider.ts'
import { askProvider, asRefineError, forget, isFree, type NotedCall } from './ask-provider.ts'
import { modelFor } from './check-intent.ts'
import { expectWritable } from './expect-writable.ts'
import { keptError } from './kept-error.ts'
import { signalIn } from './parent-pixels.ts'
import { referencesToSend } from './references-to-send.ts'
import type { Prepared, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { settleAnswer, withNotes } from './settle-answer.ts'

/**
 * Asks the provider for what was prepared, and settles what it answers.
 *
 * Promise 2: the call is noted before it is sent, and its pictures are kept as soon as they arrive, before
 * anything is done with them. Promise 5: nothing is sent beyond the budget. Never sends twice.
 *
 * A call that cost nothing and came to nothing is forgotten; all others stay in the ledger until someone places or
 * discards them. Where requests can't be stopped (`capabilities.leavesRequests`) cancelling leaves the call alone:
 * an answer that still comes waits in the ledger, and {@link RefineOptions.onLateAnswer} tells of it.
 *
 * @throws RefineError `not_supported` where the answer could not be placed because the document can only be
 *   looked at, `over_budget`, what the provider and decoding throw, `bad_answer`, `nothing_changed`, `cancelled`.
 */
export async function request(
  deps: RefineDeps,
  prepared: Prepared,
  options: RefineOptions = {},
): Promise<Proposal> {
  throwIfAborted(options.signal)
  expectWritable(deps.host)
  expectAffordable(prepared.estimateUsd, options.budgetUsd)
  const { sending, notes } = await requestOf(deps, prepared, options)
  const call = sending.id
  const { picked } = prepared.intent
  const noted: NotedCall = {
    id: call,
    sentAt: deps.clock.now(),
    edit: prepared.edit,
    plan: prepared.plan,
    source: { layer: picked.source, name: picked.name, lineage: picked.lineage },
    estimateUsd: prepared.estimateUsd,
  }
  await deps.ledger.open(noted)
  const answer = await askProvider(deps, noted, sending, options)
  const notKept = await keep(deps, call, answer)
  const { usage } = answer
  try {
    const settled = await settleAnswer(deps, prepared, answer, options)
    if (!settled.some(isChange)) throw nothingChanged(prepared)
    const remarks = [...notes, ...notKept]
    return { call, prepared, usage, candidates: settled.map((one) => withNotes(one, remarks)) }
  } catch (thrown) {
    if (isFree(usage.costUsd ?? prepared.estimateUsd)) {
      await forget(deps.ledger, call)
      throw asRefineError(thrown)
    }
    throw await keptError(deps.ledger, call, thrown)
  }
}

async function requestOf(
  { newId, provider, work }: RefineDeps,
  prepared: Prepared,
  options: RefineOptions,
): Promise<{ readonly sending: ProviderRequest; readonly notes: readonly string[] }> {
  const { edit, plan, intent, sent, prompt } = prepared
  const model = modelFor(provider.info, edit.model)
  const { region, protect } = intent
  const shown = model.mask !== 'none'
  const mask = await work.maskToSend({ region, protect, plan, shown }, signalIn(options))
  const { references, notes } = await referencesToSend({ work }, intent, model, options)
  const sending: ProviderRequest = {
    id: newId(),
    model: model.id,
    picture: sent,
    color: model.anyColorSpace ? intent.picked.color : untagged,
    mask,
    crop: plan.crop,
    whole: { width: edit.source.width, height: edit.source.height },
    size: plan.sent,
    instruction: edit.instruction,
    prompt,
    references,
    strength: edit.strength,
    quality: edit.quality,
    seed: edit.seed,
    variations: edit.variations,
  }
  return { sending, notes }
}

/** Keeps an answer; a full store must not cost the user the pictures, so then they are only remarked upon. */
async function keep(
  { ledger }: RefineDeps,
  call: string,
  answer: ProviderAnswer,
): Promise<readonly string[]> {
  try {
    await ledger.arrived(call, answer)
    return []
  } catch {
    return ['The answer could not be stored on this machine: place it before you close this panel.']
  }
}

function expectAffordable(estimateUsd: number | null, budgetUsd: number | undefined): void {
  if (budgetUsd === undefined || (estimateUsd !== null && estimateUsd <= budgetUsd)) return
  throw new RefineError(
    'over_budget',
    estimateUsd === null
      ? 'The price of this call is not known, and a budget is set.'
      : `This call is estimated at $${estimateUsd.toFixed(4)}, above the budget of $${budgetUsd.toFixed(4)}.`,
    {
      hint:
        estimateUsd === null
          ? 'Nothing was sent. Leave the budget out, or choose a model whose price is known.'
          : 'Nothing was sent. Raise the budget, or choose a cheaper model, quality or fewer variations.',
    },
  )
}

function isChange({ content, report }: SettledCandidate): boolean {
  return content.kind === 'reframe' || report.inside.changedPixels > 0
}

function nothingChanged({ intent }: Prepared): RefineError {
  const where = intent.region ? 'inside the region' : 'of the picture'
  return new RefineError(
    'nothing_changed',
    `The provider answered, but no pixel ${where} changed.`,
    {
      hint: 'Say the change more strongly or in other words, or mark a larger region.',
    },
  )
}
