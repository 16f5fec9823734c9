import type { ComponentChildren } from 'preact'

/** A control with its name at the left; the label wraps it, because UXP does not know `for`. */
export function Field({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: every caller passes exactly one control as child.
    <label class="pentimento-field">
      <span class="pentimento-field__label">{label}</span>
      {children}
    </label>
  )
}

export interface SelectProps {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A named list to choose from. The selected option carries the choice, because UXP ignores `value` on a select. */
export function Select({ label, options, value, onChange }: SelectProps) {
  return (
    <Field label={label}>
      <select class="pentimento-select" onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
