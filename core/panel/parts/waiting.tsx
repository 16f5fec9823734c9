import type { LedgerEntry } from '../../ledger/ledger.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { waitingEntries } from '../waiting-entries.ts'
import { Section } from './section.tsx'

/** Results that arrived but are not in the document, and calls that got no answer: nothing paid for is lost. */
export function Waiting({ state, store }: { state: PanelState; store: PanelStore }) {
  const entries = waitingEntries(state)
  if (entries.length === 0) return null
  const title = entries.some((entry) => entry.state === 'arrived')
    ? 'Waiting results'
    : 'Open calls'
  return (
    <Section title={title} summary={String(entries.length)}>
      <ul class="pentimento-waiting" aria-label={title}>
        {entries.map((entry) => (
          <li key={entry.id} class="pentimento-waiting__item">
            <p class="pentimento-waiting__words">{entry.edit.instruction}</p>
            <p class="pentimento-note">{whatHappened(entry, state)}</p>
            <div class="pentimento-row">
              {entry.state === 'arrived' ? (
                <button
                  type="button"
                  class="pentimento-button"
                  disabled={state.busy || state.run !== null}
                  onClick={() => void store.placeWaiting(entry.id)}
                >
                  {(entry.candidates ?? 0) > 1 ? 'Choose' : 'Place'}
                </button>
              ) : null}
              <button
                type="button"
                class="pentimento-button pentimento-button--quiet"
                disabled={state.busy || state.run !== null}
                onClick={() => void store.throwAway(entry.id)}
              >
                {entry.state === 'arrived' ? 'Throw away' : 'Forget it'}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function whatHappened(entry: LedgerEntry, state: PanelState): string {
  const provider = state.providers.find((info) => info.id === entry.edit.provider)
  if (entry.state === 'arrived') {
    const pictures = entry.candidates === 1 ? 'A picture' : `${entry.candidates} pictures`
    return `${pictures} for “${entry.source.name}”, not placed yet.`
  }
  const billed = (provider?.origins.length ?? 0) > 0 ? ' It may have been billed.' : ''
  const failure = entry.error ? `${entry.error.message} ` : ''
  return `${failure}Sent for “${entry.source.name}”, but no picture arrived.${billed}`
}
