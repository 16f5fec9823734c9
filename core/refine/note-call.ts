import type { Ledger } from '../ledger/ledger.ts'
import { expectAffordable } from './expect-affordable.ts'
import { nextAttempt } from './next-attempt.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'

/** What the ledger is told of a call before it is sent. */
export type NotedCall = Parameters<Ledger['open']>[0]

/** A call that is to be noted: its moment and its attempt are found then. */
export type NewCall = Omit<NotedCall, 'sentAt' | 'attempt' | 'ticket'> & {
  readonly editHash: string
}

/**
 * Notes a call that is about to be sent, as a new attempt of its edit, if the budgets allow it; also one that surely came
 * to nothing and is to be sent once more.
 *
 * Nothing else of this run is noted between looking at the budgets and noting: two calls can't both take what is left.
 *
 * @throws RefineError `over_budget`, and what the ledger throws: a call that can't be noted is not sent.
 */
export async function noteCall(
  { ledger, clock }: Pick<RefineDeps, 'ledger' | 'clock'>,
  { editHash, ...call }: NewCall,
  options: RefineOptions,
): Promise<NotedCall> {
  return ledger.exclusively(async () => {
    const { estimate } = call
    await expectAffordable({ ledger, clock }, { estimate, editHash }, options)
    const sentAt = clock.now()
    const noted = { ...call, sentAt, attempt: await nextAttempt(ledger, editHash) }
    await ledger.open(noted)
    return noted
  })
}
