import { costOfLine } from '../../ledger/spending/cost-of-line.ts'
import { dayOf, type SpendingLine } from '../../ledger/spending/spending-line.ts'
import type { PanelStore } from '../panel-store.ts'
import { type Spent, spentIn } from '../spent.ts'
import type { PanelState } from '../state.ts'
import { formatMoment } from '../wording/sent-line.ts'
import { costText, outcomeText, spentText } from '../wording/spent-text.ts'
import { Button } from './button.tsx'
import { Section } from './section.tsx'
import { ViewFoot } from './view-foot.tsx'
import { ViewHead } from './view-head.tsx'

interface SpendingViewProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** How many calls are listed; the rest is in the file. */
const listed = 40

/** What was spent: today, on this document, in all, and call by call. */
export function SpendingView({ state, store }: SpendingViewProps) {
  const { spending } = state
  return (
    <div class="pentimento-settings">
      <ViewHead
        title="Spending"
        onBack={() => store.dispatch({ type: 'view', view: 'settings' })}
      />
      <div class="pentimento-scroll">
        {spending ? (
          <>
            <Sums state={state} store={store} />
            <Calls lines={spending.lines} state={state} store={store} />
          </>
        ) : (
          <p class="pentimento-note pentimento-settings__foot">Reading the book of spending…</p>
        )}
      </div>
      <ViewFoot state={state} store={store} />
    </div>
  )
}

function Sums({ state, store }: SpendingViewProps) {
  const sums = state.spending?.sums ?? []
  const today = dayOf(store.now())
  const document = state.picked && (state.picked.document ?? state.picked.name)
  const rows: readonly (readonly [string, Spent])[] = [
    ['Today', spentIn(sums.filter(({ day }) => day === today))],
    ...(document === null
      ? []
      : ([[`“${document}”`, spentIn(sums.filter((sum) => sum.document === document))]] as const)),
    ['In all', spentIn(sums)],
  ]
  return (
    <Section title="Sums">
      <dl class="pentimento-facts">
        {rows.map(([name, spent]) => (
          <div key={name} class="pentimento-facts__row">
            <dt class="pentimento-facts__name pentimento-facts__name--long">{name}</dt>
            <dd class="pentimento-facts__value">
              {spentText(spent)}
              {spent.calls === 0 ? '' : ` · ${countCalls(spent.calls)}`}
            </dd>
          </div>
        ))}
      </dl>
      {store.saveSpending ? (
        <div class="pentimento-row">
          <span class="pentimento-row__words pentimento-note">Take it along</span>
          <Button class="pentimento-button" onClick={() => void store.saveSpending?.('csv')}>
            Save CSV
          </Button>
          <Button class="pentimento-button" onClick={() => void store.saveSpending?.('json')}>
            Save JSON
          </Button>
        </div>
      ) : null}
    </Section>
  )
}

function Calls({ lines, state, store }: SpendingViewProps & { lines: readonly SpendingLine[] }) {
  if (lines.length === 0) {
    return (
      <p class="pentimento-note pentimento-settings__foot">
        No call was made yet. What is painted on this machine costs nothing and is not listed.
      </p>
    )
  }
  const labelOf = (id: string) => state.providers.find((info) => info.id === id)?.label ?? id
  return (
    <Section title="Calls" summary={String(lines.length)}>
      <ul class="pentimento-waiting" aria-label="Calls, the newest first">
        {lines.slice(0, listed).map((line) => (
          <li key={line.call} class="pentimento-spending__call">
            <div class="pentimento-row">
              <span class="pentimento-row__words">{line.document}</span>
              <span>{costText(costOfLine(line))}</span>
            </div>
            <p class="pentimento-note">
              {`${formatMoment(line.sentAt, store.now())} · ${labelOf(line.provider)}, ${line.model} · ${outcomeText(line)}`}
            </p>
          </li>
        ))}
      </ul>
      {lines.length > listed ? (
        <p class="pentimento-note">And {lines.length - listed} older calls.</p>
      ) : null}
    </Section>
  )
}

function countCalls(calls: number): string {
  return calls === 1 ? 'one call' : `${calls} calls`
}
