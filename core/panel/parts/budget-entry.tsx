import { useState } from 'preact/hooks'
import { Field } from './field.tsx'
import { TextEntry } from './text-entry.tsx'

interface BudgetEntryProps {
  readonly label: string
  /** In US dollars; null: no limit. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** An amount that may be spent; empty is no limit. */
export function BudgetEntry({ label, value, onChange }: BudgetEntryProps) {
  const [isWrong, setIsWrong] = useState(false)
  return (
    <>
      <Field label={label}>
        <TextEntry
          label={`Budget for ${label.toLowerCase()}, in US dollars`}
          placeholder="No limit"
          value={value === null ? '' : value.toFixed(2)}
          onCommit={(text) => {
            const amount = readDollars(text)
            setIsWrong(amount === undefined)
            if (amount !== undefined) onChange(amount)
            return amount !== undefined
          }}
        />
        <span class="pentimento-row__unit">US$</span>
      </Field>
      {isWrong ? (
        <p class="pentimento-note pentimento-note--wrong" role="alert">
          A budget is an amount such as 0.50, or empty for no limit.
        </p>
      ) : null}
    </>
  )
}

/** Reads "0.50", "$2" or "1,5"; null for nothing, undefined for what is no amount. */
function readDollars(text: string): number | null | undefined {
  const written = text.trim().replace(/^\$/, '').replace(',', '.')
  if (written === '') return null
  const amount = /^\d*\.?\d+$/.test(written) ? Number(written) : 0
  return amount > 0 ? amount : undefined
}
