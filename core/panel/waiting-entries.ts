import type { LedgerEntry } from '../ledger/ledger.ts'
import type { PanelState } from './state.ts'

/**
 * Gives the calls that wait for the user: pictures to place, and calls that came to nothing but may cost.
 *
 * Not the call under way, nor the one whose candidates are shown, nor failures while the newest is shown as such.
 */
export function waitingEntries(state: PanelState): readonly LedgerEntry[] {
  return state.waiting.filter((entry) => {
    if (entry.id === state.choice?.proposal.call) return false
    if (entry.state === 'sent') return state.run === null
    return entry.state === 'arrived' || state.problem === null
  })
}
