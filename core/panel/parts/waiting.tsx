import type { LedgerEntry } from '../../ledger/ledger.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { waitingEntries } from '../waiting-entries.ts'
import { sentLine } from '../wording/sent-line.ts'
import { Button } from './button.tsx'
import { Section } from './section.tsx'

/** Results that arrived but are not in the document, and calls that got no answer: nothing paid for is lost. */
export function Waiting({ state, store }: { state: PanelState; store: PanelStore }) {
  const entries = waitingEntries(state)
  if (entries.length === 0) return null
  const isBusy = state.busy || state.run !== null
  const title = entries.some((entry) => entry.state === 'arrived')
    ? 'Waiting results'
    : 'Sent, without an answer'
  return (
    <Section title={title} summary={String(entries.length)}>
      <ul class="pentimento-waiting" aria-label={title}>
        {entries.map((entry) => (
          <li key={entry.id} class="pentimento-waiting__item">
            <p class="pentimento-waiting__words">{entry.edit.instruction}</p>
            <p class="pentimento-note">{whatHappened(entry, store.now())}</p>
            <div class="pentimento-row">
              {entry.state === 'arrived' ? (
                <Button
                  class="pentimento-button"
                  disabled={isBusy}
                  onClick={() => void store.placeWaiting(entry.id)}
                >
                  {entry.candidates > 1 ? 'Choose' : 'Place'}
                </Button>
              ) : (
                <Button
                  class="pentimento-button"
                  disabled={isBusy}
                  onClick={() => void store.sendAgain(entry.id)}
                >
                  Send again
                </Button>
              )}
              <Button
                class="pentimento-button pentimento-button--quiet"
                disabled={isBusy}
                onClick={() => void store.throwAway(entry.id)}
              >
                {entry.state === 'arrived' ? 'Throw away' : 'Forget it'}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function whatHappened(entry: LedgerEntry, now: number): string {
  const { name } = entry.source
  if (entry.state === 'arrived') {
    const pictures = entry.candidates === 1 ? 'A picture' : `${entry.candidates} pictures`
    return `${pictures} for “${name}”, not placed yet.`
  }
  const what = entry.error ? entry.error.message : 'No picture arrived.'
  return `${sentLine(entry, now)}, for “${name}”. ${what}`
}
