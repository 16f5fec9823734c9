export interface SegmentedProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** Narrower, for a row that holds a name as well. */
  readonly compact?: boolean
}

import { Button } from './button.tsx'
/** A row of buttons of which exactly one is on. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, options, value, onChange, compact = false } = props
  return (
    <div
      class={`pentimento-segmented${compact ? ' pentimento-segmented--compact' : ''}`}
      role="radiogroup"
      aria-label={label}
    >
      {options.map((option) => (
        // No native radio inputs: UXP draws those in a look of its own.
        <Button
          key={option.value}
          role="radio"
          aria-checked={option.value === value}
          class={`pentimento-segmented__option${option.value === value ? ' pentimento-segmented__option--on' : ''}`}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </Button>
      ))}
    </div>
  )
}
