import type { Host, Picked } from '../../host.ts'
import type { Provider } from '../../provider.ts'
import type { RefineDeps } from '../../refine.ts'
import type { PlannedItem } from '../batch-event.ts'
import type { BatchStep } from '../batch-steps.ts'
import type { StepSurroundings } from '../intent-of-step.ts'
import type { JobLog } from '../job-log.ts'
import type { Pace } from '../pace.ts'

/** One picture of a job, open for work. */
export interface OpenPicture {
  /** What is placed in it is on disk before `place` resolves. */
  readonly host: Host
  /** Gives the source as it is now. */
  pick(): Promise<Picked>
}

/** Everything that working on the pictures of a job needs from outside. */
export interface BatchDesk extends Omit<RefineDeps, 'host' | 'provider'> {
  readonly log: JobLog
  readonly steps: readonly BatchStep[]
  readonly pace: Pace
  /** What the whole job may cost, in US dollars; null: whatever it costs. */
  readonly budgetUsd: number | null
  /** What all calls of a day may cost; null: whatever they cost. */
  readonly dailyBudgetUsd: number | null
  /** Told, as a sentence, when a budget is nearly used up or the provider makes us wait. */
  readonly onWarning?: (text: string) => void
  providerOf(step: BatchStep): Provider
  /**
   * Opens the document of a picture, or the picture itself while it has none.
   *
   * @throws RefineError `source_changed` when the file is another than was planned, and what reading throws.
   */
  open(item: PlannedItem): Promise<OpenPicture>
  /** Gives what the steps need beside a picture. */
  around(item: PlannedItem, anchor: string | null): Promise<StepSurroundings>
}
