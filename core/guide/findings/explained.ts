import type { Finding, FindingKind } from './finding.ts'

const gaps: readonly FindingKind[] = ['no_target', 'no_result', 'no_place', 'no_amount']
const settings: readonly FindingKind[] = ['needs_region', 'whole_with_region', 'polish_early']
const conflicts: readonly FindingKind[] = [
  'conflict_lock',
  'conflict_preserve',
  'conflict_brand',
  'conflict_step',
]

/** What follows from a finding on the same words, and isn’t worth saying beside it. */
const follows: Readonly<Partial<Record<FindingKind, readonly FindingKind[]>>> = {
  unusable: [
    'nothing_to_change',
    'several_changes',
    'too_large',
    'evaluative',
    'text_unquoted',
    'product_altered',
    ...gaps,
    ...settings,
  ],
  contradiction: ['several_changes', 'conflict_preserve', 'product_altered', ...gaps, ...settings],
  conflict_lock: ['conflict_preserve', 'product_altered', ...gaps, ...settings],
  conflict_preserve: ['product_altered', ...gaps, ...settings],
  conflict_brand: ['product_altered', ...gaps, ...settings],
  conflict_step: ['no_amount', ...settings],
  too_large: [...gaps, ...settings, 'product_altered', 'evaluative'],
  evaluative: [...gaps, ...settings, 'product_altered', 'several_changes'],
  no_target: ['no_result', 'no_place', 'no_amount', ...settings],
  no_result: ['no_place', 'no_amount', ...settings],
  no_place: ['no_amount', ...settings],
  text_unquoted: gaps,
  product_altered: ['no_result', 'no_amount', ...settings],
  several_changes: ['no_place', 'no_amount'],
  failed_before: conflicts.filter((kind) => kind === 'conflict_step'),
}

/** Leaves out what another finding on the same words explains. */
export function withoutExplained(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    (finding) =>
      !findings.some(
        (other) => follows[other.kind]?.includes(finding.kind) && isOnSameWords(finding, other),
      ),
  )
}

/** A finding on all of the instruction is about each of its words; not the other way round. */
function isOnSameWords({ span }: Finding, { span: other }: Finding): boolean {
  if (other === null) return true
  if (span === null) return false
  return span.start < other.end && other.start < span.end
}
