import type { Attempt, Ledger } from '../ledger/ledger.ts'

/** Gives the attempt that asking for an edit now would be: one more than its calls and the book of spending know. */
export async function nextAttempt(ledger: Ledger, editHash: string): Promise<Attempt> {
  const entries = await ledger.entries()
  const ordinals = entries
    .filter(({ attempt }) => attempt.edit === editHash)
    .map(({ attempt }) => attempt.ordinal)
  const spent = await ledger.spending.attemptsOf(editHash)
  return { edit: editHash, ordinal: Math.max(spent, ...ordinals) + 1 }
}
