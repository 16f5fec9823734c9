import { accept } from './refine/accept.ts'
import { prepare } from './refine/prepare.ts'
import type { Intent, RefineDeps, Refined, RefineOptions } from './refine/refinement.ts'
import { requestBest } from './refine/request-best.ts'

/**
 * The use case of all hosts: one refinement, from the user's words to a named layer.
 *
 * `prepare` reads and plans and sends nothing; `requestBest` asks the provider, settles what it answers and, where that
 * is allowed, asks again while a check fails; `accept` writes the picked candidates into the document. Between them a
 * panel shows what will be sent and lets the user choose. `refine` does all three and picks the first candidate.
 *
 * @throws RefineError of every code that {@link prepare}, {@link requestBest} and {@link accept} name.
 */
export async function refine(
  deps: RefineDeps,
  intent: Intent,
  options: RefineOptions = {},
): Promise<Refined> {
  const prepared = await prepare(deps, intent, options)
  const proposal = await requestBest(deps, prepared, options)
  return { proposal, placed: await accept(deps, proposal, [0], options) }
}

export type { SettledCandidate, SettleInput } from './edit/settle/settle.ts'
export type { Placed } from './host.ts'
export { accept } from './refine/accept.ts'
export { callsOf } from './refine/calls-of.ts'
export {
  type FailedGate,
  failedGates,
  type GateContext,
  type GateId,
  gateIds,
  gateLimits,
} from './refine/gates.ts'
export { planIntent } from './refine/plan-intent.ts'
export { prepare } from './refine/prepare.ts'
export type {
  Intent,
  PixelWork,
  Planned,
  Prepared,
  Proposal,
  RefineDeps,
  Refined,
  RefineOptions,
  TilesOffer,
} from './refine/refinement.ts'
export { request } from './refine/request.ts'
export { mostRetries, requestBest } from './refine/request-best.ts'
export { alreadySent, intentFromEntry, mayHaveCost, resend } from './refine/resend.ts'
export { canResume } from './refine/resume-call.ts'
export { reword } from './refine/reword.ts'
export { sumOfEstimates } from './refine/sum-of-estimates.ts'
export { discard, proposalFromLedger } from './refine/waiting.ts'
