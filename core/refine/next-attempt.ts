import type { Attempt, Ledger } from '../ledger/ledger.ts'
import type { Planned } from './refinement.ts'

/** Gives the attempt that asking for an edit now would be: one more than the book knows. */
export async function nextAttempt(
  ledger: Ledger,
  { editHash }: Pick<Planned, 'editHash'>,
): Promise<Attempt> {
  const entries = await ledger.entries()
  const ordinals = entries
    .filter(({ attempt }) => attempt.edit === editHash)
    .map(({ attempt }) => attempt.ordinal)
  return { edit: editHash, ordinal: Math.max(0, ...ordinals) + 1 }
}
