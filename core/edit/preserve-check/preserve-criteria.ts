import type { PreserveKind } from '../edit.ts'

/** What two pictures of one place are compared by. */
export type Criterion =
  /** What it shows, to the pixel: slopes and edges. */
  | 'structure'
  /** How things are arranged: slopes and edges at low resolution. */
  | 'arrangement'
  /** Its colours, grain left out. */
  | 'color'
  /** Its light: colours of large parts. */
  | 'light'

/** By what each kind of preserve is judged where its area could change. */
export const criteriaOfKind: Readonly<Record<PreserveKind, readonly Criterion[]>> = {
  identity: ['structure'],
  text: ['structure'],
  'product shape': ['structure'],
  palette: ['color'],
  lighting: ['light'],
  composition: ['arrangement'],
  texture: ['structure', 'color'],
  background: ['structure', 'color'],
  other: ['structure', 'color'],
}

/** What a comparison says: between "kept" and "changed" lies what only eyes can tell. */
export type Verdict = 'kept' | 'unclear' | 'changed'

/**
 * Where "kept" ends and "changed" begins.
 *
 * Chosen on edits that drifted, were put right again, and did or did not touch the area (`bench/fidelity/preserve-roc.ts`):
 * so that at most one in twenty that are called "changed" was not.
 */
export const limits = {
  structure: { kept: 0.6, changed: 0.45 },
  edges: { kept: 0.88, changed: 0.88 },
  arrangement: { kept: 0.8, changed: 0.6 },
  color: { kept: 5.5, changed: 9 },
  light: { kept: 4.5, changed: 8 },
} as const

/** Judges slopes and edges together: drift turns slopes and leaves edges in place, another thing does both. */
export function judgeStructure(structure: number, edges: number): Verdict {
  if (structure >= limits.structure.kept && edges >= limits.edges.kept) return 'kept'
  const isOther = structure < limits.structure.changed && edges < limits.edges.changed
  return isOther ? 'changed' : 'unclear'
}

/** Judges how things are arranged, by slopes at low resolution. */
export function judgeArrangement(structure: number): Verdict {
  if (structure >= limits.arrangement.kept) return 'kept'
  return structure < limits.arrangement.changed ? 'changed' : 'unclear'
}

/** Judges a colour difference, as 95th percentile of ΔE00. */
export function judgeColor(deltaE: number, by: 'color' | 'light'): Verdict {
  if (deltaE <= limits[by].kept) return 'kept'
  return deltaE > limits[by].changed ? 'changed' : 'unclear'
}

/** Gives the verdict of several comparisons: changed where one says so, kept where all do. */
export function jointVerdict(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('changed')) return 'changed'
  return verdicts.every((verdict) => verdict === 'kept') ? 'kept' : 'unclear'
}
