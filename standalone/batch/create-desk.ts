import { randomUUID } from 'node:crypto'
import type { BatchStep } from '../../core/batch/batch-steps.ts'
import type { JobLog } from '../../core/batch/job-log.ts'
import { createPace } from '../../core/batch/pace.ts'
import type { BatchDesk } from '../../core/batch/run/batch-desk.ts'
import { createLedger } from '../../core/ledger/create-ledger.ts'
import type { Store, Wait } from '../../core/ports.ts'
import type { Provider } from '../../core/provider.ts'
import { pixelJobs, pixelWork, runInline } from '../../core/worker.ts'
import { decodePicture } from '../cli/open-input.ts'
import { openPicture } from './open-picture.ts'
import type { StepFiles } from './step-files.ts'

/** What a job is run with. */
export interface DeskInput {
  readonly log: JobLog
  readonly steps: readonly BatchStep[]
  readonly files: StepFiles
  providerOf(step: BatchStep): Provider
  /** Where calls and answers are kept. */
  readonly store: Store
  readonly perMinute: number | null
  readonly budgetUsd: number | null
  readonly dailyBudgetUsd: number | null
  readonly wait: Wait
  readonly onWarning?: (text: string) => void
}

const clock = { now: () => Date.now() }

/** Brings together what working on a job's pictures needs on this machine. */
export function createDesk({ store, perMinute, wait, files, ...job }: DeskInput): BatchDesk {
  // Pictures that are open when the user stops are finished: what is sent is paid for.
  const unstopped = new AbortController().signal
  return {
    ...job,
    ...{ wait, clock },
    ledger: createLedger(store, clock),
    pace: createPace(perMinute, { clock, wait }),
    decode: decodePicture,
    work: pixelWork(runInline(pixelJobs)),
    newId: randomUUID,
    random: Math.random,
    newAbort: () => new AbortController(),
    open: (item) => openPicture(item, unstopped),
    around: (item, anchor) => files.around(item, anchor),
  }
}
