import { checkInstruction } from '../../../core/edit/check-instruction.ts'
import { isRefineError } from '../../../core/errors.ts'
import { describeOperation } from '../../../core/providers/local/describe-operation.ts'
import { understand } from '../../../core/providers/local/grammar/understand.ts'
import { parseArguments } from '../parse-arguments.ts'
import type { Outcome } from '../surroundings.ts'

/** One thing that was found about an instruction. */
interface Finding {
  readonly kind: 'unusable' | 'understood' | 'taken_as' | 'needs_region' | 'needs_generative'
  /** `problem`: it can't be sent like this; `hint`: worth knowing; `ok`: nothing to do. */
  readonly severity: 'problem' | 'hint' | 'ok'
  readonly message: string
  readonly suggestion: string | null
}

/** `pentimento check`: what can be said about an instruction without a picture and without sending anything. */
export async function check(args: readonly string[]): Promise<Outcome> {
  const { positionals } = parseArguments(args, {
    command: 'check',
    positionals: ['TEXT'],
    options: {},
  })
  const [text = ''] = positionals
  const findings = findingsOn(text)
  const usable = !findings.some(({ severity }) => severity === 'problem')
  return {
    json: { command: 'check', instruction: text, usable, findings },
    lines: findings.flatMap(({ severity, message, suggestion }) => [
      `${severity}: ${message}`,
      ...(suggestion === null ? [] : [`  ${suggestion}`]),
    ]),
  }
}

function findingsOn(text: string): readonly Finding[] {
  const clean = attempt(() => checkInstruction(text))
  if (!clean.ok) {
    const { message, hint } = clean.error
    return [{ kind: 'unusable', severity: 'problem', message, suggestion: hint }]
  }
  const whole = attempt(() => understand(clean.value, { hasRegion: false }))
  const inRegion = whole.ok ? whole : attempt(() => understand(clean.value, { hasRegion: true }))
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
      (message): Finding => ({ kind: 'taken_as', severity: 'hint', message, suggestion: null }),
    ),
    ...(whole.ok
      ? []
      : [
          {
            kind: 'needs_region',
            severity: 'hint',
            message: whole.error.message,
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
