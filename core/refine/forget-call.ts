import type { Ledger } from '../ledger/ledger.ts'
import type { Estimate, Usage } from '../provider.ts'

/** Forgets a call; one that can't be deleted is offered once more: what the user must hear of is why it came to nothing. */
export async function forget(
  ledger: Ledger,
  call: string,
  fate?: Parameters<Ledger['close']>[1],
): Promise<void> {
  await ledger.close(call, fate).catch(() => undefined)
}

/** Tells whether a call is known to cost nothing. */
export function isFree({ costUsd }: Usage, estimate: Estimate | null): boolean {
  return (costUsd ?? estimate?.highUsd) === 0
}
