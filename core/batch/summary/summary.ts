import type { NotedError, SetMeasures } from '../batch-event.ts'
import { type ItemState, type ItemStateName, itemStates } from '../item-state.ts'
import { type Spent, spentOn } from '../job-budget.ts'
import type { JobLog } from '../job-log.ts'
import {
  type Deviation,
  type MeasureReport,
  outlierRule,
  type SetReport,
  setReport,
} from '../set/set-report.ts'

/** What became of one picture. */
export interface ItemSummary {
  readonly item: string
  readonly state: ItemStateName
  /** Its layered document; null while there is none. */
  readonly out: string | null
  readonly steps: number
  readonly calls: number
  /** What its calls cost, and what those that nobody knows about may cost on top. */
  readonly spent: Spent
  /** Checks that its versions failed, by step. */
  readonly checks: readonly (readonly string[])[]
  /** Pixels outside the regions that changed: 0, always. */
  readonly changedOutside: number
  readonly measures: SetMeasures | null
  readonly deviations: readonly Deviation[]
  readonly outlier: boolean
  readonly error: NotedError | null
}

/** A call that was sent, and nobody knows what became of it. */
export interface UnknownCall {
  readonly item: string
  readonly call: string
  readonly step: number
  /** What it may have cost; null: no price is known. */
  readonly highUsd: number | null
}

/** What became of a whole job. */
export interface Summary {
  readonly job: string
  readonly input: string
  readonly counts: Readonly<Record<ItemStateName, number>>
  readonly spent: Spent
  readonly items: readonly ItemSummary[]
  readonly unknown: readonly UnknownCall[]
  readonly set: {
    readonly pictures: number
    readonly against: SetReport['against']
    readonly rule: string
    readonly measures: readonly MeasureReport[]
    readonly outliers: SetReport['outliers']
  }
}

/** Says what became of a job, picture by picture and as a set. */
export function summarize(
  { header, items }: Pick<JobLog, 'header' | 'items'>,
  anchor: SetMeasures | null,
): Summary {
  const measured = new Map<string, SetMeasures>()
  for (const [item, { measures }] of items) if (measures) measured.set(item, measures)
  const set = setReport(measured, anchor)
  const outliers = new Set(set.outliers.map(({ item }) => item))
  const states = [...items.values()]
  const count = (name: ItemStateName) => states.filter(({ state }) => state === name).length
  return {
    job: header?.id ?? '',
    input: header?.input ?? '',
    // As many names as there are states.
    counts: Object.fromEntries(itemStates.map((name) => [name, count(name)])) as Summary['counts'],
    spent: spentOn(states),
    items: states.map((state) => itemSummary(state, set, outliers)),
    unknown: states.flatMap(unknownCalls),
    set: {
      ...{ pictures: set.pictures, against: set.against, rule: outlierRule },
      ...{ measures: set.measures, outliers: set.outliers },
    },
  }
}

function itemSummary(state: ItemState, set: SetReport, outliers: ReadonlySet<string>): ItemSummary {
  const { planned, results, calls, measures, error } = state
  const { item, out } = planned
  const isSaved = calls.some((call) => call.state === 'placed')
  return {
    ...{ item, state: state.state, measures, error },
    out: isSaved ? out : null,
    steps: results.length,
    calls: calls.length,
    spent: spentOn([state]),
    checks: results.map(({ checks }) => checks),
    changedOutside: results.reduce((sum, { changedOutside }) => sum + changedOutside, 0),
    deviations: set.deviations.get(item) ?? [],
    outlier: outliers.has(item),
  }
}

function unknownCalls({ planned, calls }: ItemState): UnknownCall[] {
  const { item } = planned
  return calls
    .filter(({ state }) => state === 'unknown')
    .map(({ call, step, highUsd }) => ({ item, call, step, highUsd }))
}
