import { type ScoreName, scoreNames } from './metrics/score.ts'
import type { Row } from './run-cases.ts'

/** A number over several cases: the mean, and that of the worst photograph. */
export interface Summary {
  readonly mean: number
  readonly worst: number
  readonly least: number
  readonly most: number
}

/** Whether a larger number is worse. */
const lowerIsBetter: ReadonlySet<ScoreName> = new Set([
  'outsideShare',
  'outsideMax',
  'bandMean',
  'bandP95',
  'seam',
  'registration',
  'warpResidual',
  'refused',
  'pieMse',
  'keptMse',
  'ms',
])

/** Shares that should be 1: the worst is the farthest from it. */
const aimsAtOne: ReadonlySet<ScoreName> = new Set(['kept', 'sharpness'])

/** Gives one number over rows; null when it applies to none of them. */
export function summarize(rows: readonly Row[], name: ScoreName): Summary | null {
  const perPhoto = new Map<string, number[]>()
  for (const { key, score } of rows) {
    const value = score[name]
    if (value === null) continue
    const values = perPhoto.get(key.photo) ?? []
    perPhoto.set(key.photo, [...values, value])
  }
  const means = [...perPhoto.values()].map(mean)
  if (means.length === 0) return null
  const all = [...perPhoto.values()].flat()
  return {
    mean: mean(all),
    worst: worst(means, name),
    least: Math.min(...all),
    most: Math.max(...all),
  }
}

/** Gives all numbers over rows. */
export function summarizeAll(rows: readonly Row[]): Readonly<Record<ScoreName, Summary | null>> {
  const entries = scoreNames.map((name) => [name, summarize(rows, name)] as const)
  // Every name has an entry.
  return Object.fromEntries(entries) as Record<ScoreName, Summary | null>
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function worst(values: readonly number[], name: ScoreName): number {
  if (aimsAtOne.has(name)) {
    return values.reduce((a, b) => (Math.abs(b - 1) > Math.abs(a - 1) ? b : a))
  }
  return lowerIsBetter.has(name) ? Math.max(...values) : Math.min(...values)
}
