import type { Finding, Step, Suggestion } from '../../core/guide/findings/finding.ts'
import type { LocalFinding } from './check-local.ts'

/** A finding as `--json` gives it; documented in README.md, so keys are only ever added. */
export type FindingJson = Omit<LocalFinding, 'kind'> &
  Pick<Finding, 'needs' | 'span'> & {
    readonly kind: string
    /** Null where there is nothing to do. */
    readonly level: Finding['level'] | null
    readonly reason: string | null
    readonly suggestions: readonly Suggestion[]
  }

/** What the built-in provider makes of it, in the form of all findings. */
export function jsonOfLocal(finding: LocalFinding): FindingJson {
  const levels = { problem: 'stop', hint: 'note', ok: null } as const
  const level = levels[finding.severity]
  return { ...finding, level, needs: 'text', span: null, reason: null, suggestions: [] }
}

/** Advice, in the form of all findings. */
export function jsonOfAdvice(finding: Finding): FindingJson {
  const { kind, level, needs, span, message, reason, suggestions } = finding
  const severity = level === 'stop' ? 'problem' : 'hint'
  const suggestion = wordsOf(suggestions[0])
  return { kind, severity, message, suggestion, level, needs, span, reason, suggestions }
}

/** A finding of the built-in provider for people. */
export function linesOfLocal({ severity, message, suggestion }: LocalFinding): readonly string[] {
  return [`${severity}: ${message}`, ...(suggestion === null ? [] : [`  ${suggestion}`])]
}

/** Advice for people: what, why, and what could be done. */
export function linesOfAdvice({ level, message, reason, suggestions }: Finding): readonly string[] {
  return [
    `${level}: ${message}`,
    `  ${reason}`,
    ...suggestions.flatMap((suggestion) =>
      suggestion.kind === 'steps'
        ? [`  → ${suggestion.label}:`, ...linesOfSteps(suggestion.steps)]
        : [`  → ${wordsOf(suggestion)}`],
    ),
  ]
}

function linesOfSteps(steps: readonly Step[]): readonly string[] {
  return steps.map(({ instruction, stage }, i) => `      ${i + 1}. ${instruction}  (${stage})`)
}

/** What a suggestion proposes, as one line. */
function wordsOf(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case 'rewrite':
      return suggestion.text
    case 'steps':
      return `${suggestion.label}: ${suggestion.steps.map(({ instruction }) => instruction).join('; ')}`
    case 'preserve':
      return `${suggestion.label}: ${suggestion.preserve.map(({ text }) => text).join('; ')}`
    case 'regenerate':
      return `${suggestion.label}: ${suggestion.prompt}`
    case 'mark':
    case 'unmark':
    case 'branch':
    case 'unpreserve':
      return suggestion.label
  }
}
