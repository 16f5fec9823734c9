import type { Report } from '../../edit/report.ts'
import type { Look } from '../look/look.ts'
import type { LookAxis } from '../look/look-axis.ts'
import type { AskedAxes } from './asked-axes.ts'

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

/** A picture that has moved where no step asked it to. */
export interface DriftNotice {
  /** The key under which it counts as told. */
  readonly name: string
  readonly axis: DriftAxis
  /** How far, in the axis's unit; signed. */
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
