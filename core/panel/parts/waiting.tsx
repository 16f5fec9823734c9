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
  const title = entries.some((entry) => entry.state === 'answered')
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
              {entry.state === 'answered' ? (
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
              {isUnfit(entry) ? (
                <Button
                  class="pentimento-button"
                  title="Neither brought into place nor matched in colour"
                  disabled={isBusy}
                  onClick={() => void store.placeWaiting(entry.id, true)}
                >
                  As it came
                </Button>
              ) : null}
              <Button
                class="pentimento-button pentimento-button--quiet"
                disabled={isBusy}
                onClick={() => void store.throwAway(entry.id)}
              >
                {entry.state === 'answered' ? 'Throw away' : 'Forget it'}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Whether an answer was refused because it does not fit the picture: it can be laid in as it came. */
function isUnfit({ state, error }: LedgerEntry): boolean {
  return state === 'answered' && error?.code === 'bad_answer'
}

function whatHappened(entry: LedgerEntry, now: number): string {
  const { name } = entry.source
  if (entry.state === 'answered') {
    const pictures = entry.candidates === 1 ? 'A picture' : `${entry.candidates} pictures`
    const why = isUnfit(entry) ? ` ${entry.error?.message}` : ''
    return `${pictures} for “${name}”, not placed yet.${why}`
  }
  const what = entry.error ? entry.error.message : 'No picture arrived.'
  return `${sentLine(entry, now)}, for “${name}”. ${what}`
}
