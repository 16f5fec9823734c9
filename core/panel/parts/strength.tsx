import type { StrengthCapability } from '../../model.ts'
import {
  formatStrength,
  strengthLines,
  strengthOf,
  strengthStep,
} from '../wording/strength-lines.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'

interface StrengthProps {
  readonly capability: StrengthCapability
  /** 0..1; null leaves it to the model. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** How freely the model may repaint: a slider, what suits what as buttons, and what the value does in words. */
export function Strength({ capability, value, onChange }: StrengthProps) {
  const { usual, advice } = capability
  const choices = [
    { name: 'Auto', sets: null },
    ...advice.map((one) => ({ name: one.name, sets: strengthOf(one) })),
  ]
  return (
    <>
      <Field label="Strength">
        <input
          type="range"
          class="pentimento-range"
          aria-label="Strength"
          min="0"
          max="100"
          step={String(strengthStep)}
          value={String(Math.round((value ?? usual ?? 0.5) * 100))}
          onInput={(event) => onChange(Number(event.currentTarget.value) / 100)}
        />
        <span class="pentimento-row__unit">{value === null ? 'auto' : formatStrength(value)}</span>
      </Field>
      <ul class="pentimento-chips" aria-label="Strengths that suit">
        {choices.map(({ name, sets }) => (
          <li key={name} class="pentimento-chips__item">
            <Button
              class={`pentimento-chip${sets === value ? ' pentimento-chip--on' : ''}`}
              aria-pressed={sets === value}
              onClick={() => onChange(sets)}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
      {strengthLines(capability, value).map((line) => (
        <p key={line} class="pentimento-note">
          {line}
        </p>
      ))}
    </>
  )
}
