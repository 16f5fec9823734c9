import type { AskedCall, Proposal } from './refinement.ts'

/** Gives the ledger entries of everything that a proposal is made of. */
export function callsOf(proposal: Proposal): readonly string[] {
  const asked: readonly Pick<AskedCall, 'call' | 'tileCalls'>[] = proposal.asked ?? [proposal]
  return asked.flatMap(({ call, tileCalls }) => tileCalls ?? [call])
}

/** Gives the ledger entries of all that one candidate is made of. */
export function callsOfCandidate(proposal: Proposal, candidate: number): readonly string[] {
  const asked = proposal.asked?.find((one) => one.candidates.includes(candidate)) ?? proposal
  return asked.tileCalls ?? [asked.call]
}

/** Gives the call that a candidate came from, and its share of the price: the sum over all candidates is what was paid. */
export function callOf(
  { asked, call, usage, candidates }: Proposal,
  candidate: number,
): { readonly call: string; readonly costUsd: number | null } {
  const from = asked?.find((one) => one.candidates.includes(candidate))
  const { costUsd } = from?.usage ?? usage
  const count = from?.candidates.length ?? candidates.length
  return { call: from?.call ?? call, costUsd: costUsd === null ? null : costUsd / count }
}
