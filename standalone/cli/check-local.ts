import { checkInstruction } from '../../core/edit/check-instruction.ts'
import { isRefineError } from '../../core/errors.ts'
import { describeOperation } from '../../core/providers/local/describe-operation.ts'
import { understand } from '../../core/providers/local/grammar/understand.ts'

/** What is known about an instruction before any advice: whether it can be sent, and what the built-in provider makes of it. */
export interface LocalFinding {
  readonly kind: 'unusable' | 'understood' | 'taken_as' | 'needs_region' | 'needs_generative'
  /** `problem`: it can't be sent like this; `hint`: worth knowing; `ok`: nothing to do. */
  readonly severity: 'problem' | 'hint' | 'ok'
  readonly message: string
  readonly suggestion: string | null
}

/** Tells whether an instruction can be sent, and how the built-in provider reads it. */
export function localFindings(text: string, hasRegion: boolean): readonly LocalFinding[] {
  const clean = attempt(() => checkInstruction(text))
  if (!clean.ok) {
    const { message, hint } = clean.error
    return [{ kind: 'unusable', severity: 'problem', message, suggestion: hint }]
  }
  const asIs = attempt(() => understand(clean.value, { hasRegion }))
  const inRegion = asIs.ok ? asIs : attempt(() => understand(clean.value, { hasRegion: true }))
  if (!inRegion.ok) {
    const { message, hint } = inRegion.error
    return [{ kind: 'needs_generative', severity: 'hint', message, suggestion: hint }]
  }
  const { operations, notes } = inRegion.value
  return [
    {
      kind: 'understood',
      severity: 'ok',
      message: `The built-in provider can do this: ${operations.map(describeOperation).join('; ')}.`,
      suggestion: null,
    },
    ...notes.map(
      (message): LocalFinding => ({
        kind: 'taken_as',
        severity: 'hint',
        message,
        suggestion: null,
      }),
    ),
    ...(asIs.ok
      ? []
      : [
          {
            kind: 'needs_region',
            severity: 'hint',
            message: asIs.error.message,
            suggestion: 'Mark the area with --region FILE.',
          } as const,
        ]),
  ]
}

type Attempt<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: { readonly message: string; readonly hint: string } }

function attempt<Value>(work: () => Value): Attempt<Value> {
  try {
    return { ok: true, value: work() }
  } catch (thrown) {
    if (!isRefineError(thrown)) throw thrown
    return { ok: false, error: { message: thrown.message, hint: thrown.hint } }
  }
}
