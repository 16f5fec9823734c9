import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { spentText } from '../wording/spent-text.ts'
import { BudgetEntry } from './budget-entry.tsx'
import { Button } from './button.tsx'
import { Section } from './section.tsx'

/** What may be spent, and the way to what was. */
export function MoneySettings({ state, store }: { state: PanelState; store: PanelStore }) {
  const { perEditUsd, perDayUsd } = state.budgets
  const { spentToday } = state
  return (
    <Section title="Money" summary={spentToday ? `Today: ${spentText(spentToday)}` : undefined}>
      <BudgetEntry
        label="One edit"
        value={perEditUsd}
        onChange={(amount) => store.setBudgets({ perEditUsd: amount })}
      />
      <BudgetEntry
        label="One day"
        value={perDayUsd}
        onChange={(amount) => store.setBudgets({ perDayUsd: amount })}
      />
      <p class="pentimento-note">
        What may cost more is not sent. Calls of which nobody knows what became of them count at
        their highest price; a day ends at midnight UTC.
      </p>
      <div class="pentimento-row">
        <span class="pentimento-row__words" />
        <Button class="pentimento-button" onClick={() => void store.openSpending()}>
          Show the spending
        </Button>
      </div>
    </Section>
  )
}
