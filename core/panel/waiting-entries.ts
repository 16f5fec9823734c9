import type { LedgerEntry } from '../ledger/ledger.ts'
import type { PanelState } from './state.ts'

/** Gives the calls that wait: not the one under way, not the one whose candidates are shown, not plain failures. */
export function waitingEntries(state: PanelState): readonly LedgerEntry[] {
  return state.waiting.filter((entry) => {
    if (entry.id === state.choice?.proposal.call) return false
    if (entry.state === 'sent') return state.run === null
    return entry.state === 'arrived'
  })
}
