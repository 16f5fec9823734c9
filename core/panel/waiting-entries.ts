import type { LedgerEntry } from '../ledger/ledger.ts'
import { callsOf } from '../refine.ts'
import type { PanelState } from './state.ts'

/**
 * Gives the calls that wait for the user: pictures to place, and calls that came to nothing but may cost.
 *
 * Not the call under way, nor the one whose candidates are shown, nor failures while the newest is shown as such. Of
 * tiles that belong together, the first that has arrived stands for all that have.
 */
export function waitingEntries(state: PanelState): readonly LedgerEntry[] {
  const shown = [
    ...(state.choice ? callsOf(state.choice.proposal) : []),
    ...(state.firstChoice ? [state.firstChoice.generation.call] : []),
  ]
  const runs = new Set<string>()
  return state.waiting.filter((entry) => {
    if (shown.includes(entry.id)) return false
    if (entry.tile && entry.state === 'answered') {
      if (runs.has(entry.tile.run)) return false
      runs.add(entry.tile.run)
    }
    if (entry.state === 'open') return state.run === null
    return entry.state === 'answered' || state.problem === null
  })
}
