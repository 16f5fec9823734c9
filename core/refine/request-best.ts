import { type ErrorCode, toPlainError } from '../errors.ts'
import { modelOf, type Usage } from '../provider.ts'
import { bestFirst, isWorthAskingAgain } from './best-first.ts'
import { failedGates, type GateContext } from './gates.ts'
import { keptError } from './kept-error.ts'
import type { Prepared, Proposal, RefineDeps, RefineOptions } from './refinement.ts'
import { request } from './request.ts'
import { withNotes } from './settle-answer.ts'

/** Most times that the same may be asked again. */
export const mostRetries = 3

/** Failures after which the next answer may well be usable; a refusal of what was asked is none of them. */
const worthAnother: readonly ErrorCode[] = ['bad_answer', 'nothing_changed']

/**
 * Asks like {@link request}, and asks the same again while every candidate fails a check that may well come out better.
 *
 * At most `options.retries` further times, each a call of its own in the ledger; the budget holds for their sum. All
 * candidates are kept side by side, best first: what was worse is not thrown away, it was paid for. Never asks again after
 * cancelling, after a refusal, in tiles, or where the answer would be the same (a given seed, a model that changes
 * nothing but what was asked for). What fails later does not lose what came before.
 *
 * @throws RefineError what {@link request} throws, when no call gave anything; `cancelled`.
 */
export async function requestBest(
  deps: RefineDeps,
  prepared: Prepared,
  options: RefineOptions = {},
): Promise<Proposal> {
  const context = { faithful: isFaithful(deps, prepared) }
  const mayDiffer = !context.faithful && prepared.edit.seed === null && !prepared.tiles
  const retries = mayDiffer ? Math.min(options.retries ?? 0, mostRetries) : 0
  const proposals: Proposal[] = []
  const failures: unknown[] = []
  let left = options.budgetUsd
  for (let attempt = 0; attempt <= retries; attempt++) {
    const asking = request(deps, prepared, optionsOf(options, attempt, left))
    const proposal = await asking.catch((thrown: unknown) => {
      failures.push(thrown)
      return null
    })
    if (proposal) proposals.push(proposal)
    left = left && left - (proposal?.usage.costUsd ?? prepared.estimate?.highUsd ?? 0)
    const mayComeOutBetter = proposal
      ? isWorthAskingAgain(proposal.candidates, context)
      : worthAnother.includes(toPlainError(failures.at(-1)).code)
    if (!mayComeOutBetter || !isAffordable(prepared, left)) break
  }
  const [first] = proposals
  const failure = failures.at(-1)
  if (!first) throw failure
  if (failure === undefined && proposals.length === 1) return first
  if (failure !== undefined && toPlainError(failure).code === 'cancelled') {
    throw await keptError(deps.ledger, first.call, failure)
  }
  return merged(first, proposals, failures, context)
}

function isFaithful({ provider }: RefineDeps, { edit }: Prepared): boolean {
  return modelOf(provider.info, edit.model)?.faithful ?? false
}

/** The options of one attempt: the consent to send again holds for the first. */
function optionsOf(
  { replaces, again, ...options }: RefineOptions,
  attempt: number,
  left: number | undefined,
): RefineOptions {
  return {
    ...options,
    ...(left !== undefined && { budgetUsd: left }),
    ...(attempt === 0 && replaces !== undefined && { replaces }),
    ...(attempt === 0 && again && { again }),
  }
}

function isAffordable({ estimate }: Prepared, left: number | undefined): boolean {
  return left === undefined || (estimate !== null && estimate.highUsd <= left)
}

/** Puts the candidates of several calls side by side, best first. */
function merged(
  first: Proposal,
  proposals: readonly Proposal[],
  failures: readonly unknown[],
  context: GateContext,
): Proposal {
  const candidates = proposals.flatMap((proposal) => proposal.candidates)
  const order = bestFirst(candidates, context)
  let begin = 0
  const asked = proposals.map(({ call, usage, candidates: own }) => {
    const end = begin + own.length
    const positions = [...order.keys()].filter((at) => isBetween(order[at] as number, begin, end))
    begin = end
    return { call, usage, candidates: positions }
  })
  const notes = notesOn(first, proposals.length + failures.length, failures, context)
  return {
    ...first,
    call: asked.find((one) => one.candidates.includes(0))?.call ?? first.call,
    candidates: order.flatMap((at) => {
      const candidate = candidates[at]
      return candidate ? [withNotes(candidate, notes)] : []
    }),
    usage: sumOf(proposals.map(({ usage }) => usage)),
    asked,
  }
}

function isBetween(value: number, from: number, to: number): boolean {
  return value >= from && value < to
}

function notesOn(
  first: Proposal,
  times: number,
  failures: readonly unknown[],
  context: GateContext,
): readonly string[] {
  const failed = first.candidates.flatMap(({ report }) => failedGates(report, context))
  const why = failed.find(({ retryable }) => retryable)?.message ?? ''
  return [
    `Asked ${times} times, because a check failed. ${why}`.trim(),
    ...failures.map((failure) => `One call came to nothing: ${toPlainError(failure).message}`),
  ]
}

function sumOf(usages: readonly Usage[]): Usage {
  const sum = (amounts: readonly (number | null | undefined)[]) =>
    amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)
  const isKnown = usages.every(({ costUsd }) => costUsd !== null)
  return {
    costUsd: isKnown ? sum(usages.map(({ costUsd }) => costUsd)) : null,
    ...(usages.some(({ inputTokens }) => inputTokens !== undefined) && {
      inputTokens: sum(usages.map(({ inputTokens }) => inputTokens)),
    }),
    ...(usages.some(({ outputTokens }) => outputTokens !== undefined) && {
      outputTokens: sum(usages.map(({ outputTokens }) => outputTokens)),
    }),
  }
}
