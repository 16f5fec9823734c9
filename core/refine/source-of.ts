import type { Picked } from '../host.ts'
import type { LedgerEntry } from '../ledger/ledger.ts'

/** Gives what the ledger notes of the picture that a call is for. */
export function sourceOf({ source, name, lineage, document }: Picked): LedgerEntry['source'] {
  return { layer: source, name, lineage, ...(document !== undefined && { document }) }
}
