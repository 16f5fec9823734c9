import type { Report } from '../../edit/report.ts'
import type { BrandKit } from '../brand-kit/brand-kit.ts'
import type { Look } from '../look/look.ts'
import { type LookAxis, lookAxes } from '../look/look-axis.ts'
import type { AskedAxes } from './asked-axes.ts'
import { driftLimits } from './drift-limits.ts'
import { driftMessage, driftName } from './drift-words.ts'
import { type Unasked, unaskedMovement } from './unasked-movement.ts'

/** One accepted step of a path, with what it did to the look. */
export interface DriftStep {
  readonly version: string
  /** As people see it: v3. */
  readonly number: number
  /** How its parent looks; null: not measured. */
  readonly before: Look | null
  readonly after: Look | null
  /** What its instruction asked to move. */
  readonly asked: AskedAxes
  readonly starred: boolean
  readonly preserves?: Report['preserves']
}

/** What can drift: the look, areas that must stay, closeness to the brand. */
export type DriftAxis = LookAxis | 'preserve' | 'brand'

/** All axes, in the order in which drift strikes the eye. */
export const driftAxes: readonly DriftAxis[] = [...lookAxes, 'brand', 'preserve']

/** A picture that has moved where no step asked it to. */
export interface DriftNotice {
  /** The key under which it counts as told. */
  readonly name: string
  readonly axis: DriftAxis
  /** How far since it began, in the axis's unit; signed. */
  readonly total: number
  /** The first version of the run that goes the same way. */
  readonly beganAt: string | null
  /** The best version to branch from: the last before it began, or a starred one before that; null: the source. */
  readonly best: string | null
  /** What has happened, as one sentence. */
  readonly message: string
  /** Why it matters, as one sentence. */
  readonly reason: string
}

/** How far a path has drifted on one axis. */
export interface AxisDrift {
  readonly axis: DriftAxis
  /** Against the root, without what was asked for; signed. */
  readonly total: number
  readonly limit: number
}

/** What drift is measured against beside the root and the starred versions of the path. */
export interface DriftOptions {
  /** @default null: no brand */
  readonly kit?: BrandKit | null
  /** Names of notices that were given (`LineageNotes.told`). @default none */
  readonly told?: readonly string[]
}

/** Gives how far a path has drifted from its root, axis by axis. */
export function driftTotals(
  steps: readonly DriftStep[],
  { kit = null }: DriftOptions = {},
): AxisDrift[] {
  const unasked = steps.map((step) => unaskedMovement(step, kit))
  return driftAxes.map((axis) => {
    const total = unasked.reduce((sum, step) => sum + step[axis], 0)
    return { axis, total, limit: driftLimits[axis].limit }
  })
}

/**
 * Tells whether a path has drifted: moved, against its root or a starred version on it, further than its limit on an
 * axis that no step asked to move.
 *
 * Movement is summed with its sign, so that what goes back and forth comes to nothing and small steps the same way add
 * up. Of several axes that moved together the one that is furthest beyond its limit is told, and each once.
 *
 * @param steps The path from the root to the version that is looked at, oldest first.
 * @returns null when nothing has drifted, or it was told.
 */
export function driftOf(
  steps: readonly DriftStep[],
  { kit = null, told = [] }: DriftOptions = {},
): DriftNotice | null {
  const unasked = steps.map((step) => unaskedMovement(step, kit))
  const runs = driftAxes.flatMap((axis) => runOf(axis, steps, unasked) ?? [])
  const worst = new Map<string, Run>()
  for (const run of runs) {
    const { family } = driftLimits[run.axis]
    if (run.excess > (worst.get(family)?.excess ?? 0)) worst.set(family, run)
  }
  const [run] = [...worst.values()]
    .filter(({ axis, total }) => !told.includes(driftName(axis, total)))
    .sort((one, other) => other.excess - one.excess)
  return run ? noticeOf(run, steps) : null
}

interface Run {
  readonly axis: DriftAxis
  readonly total: number
  /** Position of the first step that went this way. */
  readonly began: number
  /** How many times the limit it went. */
  readonly excess: number
}

function runOf(
  axis: DriftAxis,
  steps: readonly DriftStep[],
  unasked: readonly Unasked[],
): Run | null {
  const { limit } = driftLimits[axis]
  const sums = [0]
  for (const step of unasked) sums.push((sums.at(-1) as number) + step[axis])
  const end = sums.at(-1) as number
  const references = [0, ...steps.flatMap(({ starred }, i) => (starred ? [i + 1] : []))]
  const furthest = references
    .map((at) => ({ at, away: end - (sums[at] as number) }))
    .reduce((most, one) => (Math.abs(one.away) > Math.abs(most.away) ? one : most))
  const way = Math.sign(furthest.away)
  if (Math.abs(furthest.away) < limit || (axis === 'brand' && way < 0)) return null
  const began = beginOf(
    unasked.map((step) => (step[axis] * way) / limit),
    furthest.at,
  )
  return {
    axis,
    total: end - (sums[began] as number),
    began,
    excess: Math.abs(furthest.away) / limit,
  }
}

/** Movement of so small a part of the limit may be chance: in all, and in one step. */
const chance = { run: 0.125, step: 0.04 } as const

/**
 * Finds the first step of the run that leads to the end: after it last stood as low as ever, but for chance, and back from
 * there over steps that went the same way or were asked for.
 *
 * @param moved Each step's movement towards the end, in parts of the limit.
 */
function beginOf(moved: readonly number[], from: number): number {
  let sum = 0
  let low: number = chance.run
  let began = from
  for (const [i, step] of moved.entries()) {
    if (i < from) continue
    low = Math.min(low, sum + chance.run)
    if (sum <= low) began = i
    sum += step
  }
  let first = began
  for (let i = began - 1; i >= from; i--) {
    const step = moved[i] as number
    if (step >= chance.step) first = i
    else if (step !== 0) break
  }
  return first
}

function noticeOf({ axis, total, began }: Run, steps: readonly DriftStep[]): DriftNotice {
  const first = steps[began] as DriftStep // a run has a first step
  return {
    name: driftName(axis, total),
    axis,
    total,
    beganAt: first.version,
    best: bestBefore(steps.slice(0, began)),
    message: driftMessage(axis, total, { began: first, count: steps.length - began }),
    reason: driftLimits[axis].reason,
  }
}

/** A starred version so many steps before the last good one is still worth going back to. */
const starredWithin = 2

/** The last one, or a starred one shortly before it: that was not only free of drift but liked. */
function bestBefore(steps: readonly DriftStep[]): string | null {
  const near = steps.slice(-1 - starredWithin).reverse()
  const best = near.find(({ starred }) => starred) ?? near[0]
  return best?.version ?? null
}
