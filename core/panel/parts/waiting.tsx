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
              <FirstWayOut entry={entry} isBusy={isBusy} store={store} />
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
              {entry.state === 'open' ? null : (
                <Button
                  class="pentimento-button pentimento-button--quiet"
                  disabled={isBusy}
                  onClick={() => void store.throwAway(entry.id)}
                >
                  {entry.state === 'answered' ? 'Throw away' : 'Forget it'}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What suits a call best: its pictures are placed, its answer is looked for, or it is sent again. */
function FirstWayOut(props: {
  readonly entry: LedgerEntry
  readonly isBusy: boolean
  readonly store: PanelStore
}) {
  const { entry, isBusy, store } = props
  const way = wayOut(entry, store)
  if (!way) return null
  return (
    <Button class="pentimento-button" disabled={isBusy} onClick={() => void way.take()}>
      {way.label}
    </Button>
  )
}

function wayOut({ id, state, candidates, ticket }: LedgerEntry, store: PanelStore) {
  if (state === 'open') return null
  if (state === 'answered') {
    const label = candidates > 1 ? 'Choose' : 'Place'
    return { label, take: () => store.placeWaiting(id) }
  }
  return ticket !== undefined && state === 'unknown'
    ? { label: 'Look for the answer', take: () => store.lookForAnswer(id) }
    : { label: 'Send again', take: () => store.sendAgain(id) }
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
  const what = entry.error?.message ?? nothingHeard(entry)
  return `${sentLine(entry, now)}, for “${name}”. ${what}`
}

function nothingHeard({ state, ticket }: LedgerEntry): string {
  if (state === 'open') return 'Its answer is waited for.'
  return ticket === undefined
    ? 'Nobody knows what became of it: look at your usage at the provider before you send it again.'
    : 'It stands in the provider’s queue: looking for its answer sends nothing again.'
}
