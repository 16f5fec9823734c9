import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { BatchEvent } from '../../../core/batch/batch-event.ts'
import { decodeEvent, journalSchemaNumber } from '../../../core/batch/batch-event.ts'
import type { BatchStep } from '../../../core/batch/batch-steps.ts'
import type { BatchEngine } from '../../../core/batch/engine/batch-engine.ts'
import { runBatched } from '../../../core/batch/engine/run-batched.ts'
import type { JobLog } from '../../../core/batch/job-log.ts'
import type { BatchDesk } from '../../../core/batch/run/batch-desk.ts'
import { runLive } from '../../../core/batch/run/run-live.ts'
import type { PlainError } from '../../../core/errors.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import type { Provider } from '../../../core/provider.ts'
import { createDesk, type DeskInput } from '../../../standalone/batch/create-desk.ts'
import { openJob } from '../../../standalone/batch/open-job.ts'
import { planEvents, planJob } from '../../../standalone/batch/plan-job.ts'
import { createStepFiles } from '../../../standalone/batch/step-files.ts'
import { createFileStore } from '../../../standalone/cli/file-store.ts'

/** A folder with pictures and a job over them, worked on in this process; it ends with the test. */
export interface BatchRoom {
  readonly folder: string
  readonly out: string
  readonly waited: number[]
  addPicture(name: string, picture: Picture): void
  /** One run of the program: opens the job, plans it where it is new, runs it, and closes it. */
  run(options?: RoomRun): Promise<RoomResult>
  /** What the journal holds. */
  journal(): readonly BatchEvent[]
  documents(): readonly string[]
}

export interface RoomRun {
  readonly engine?: BatchEngine
  readonly concurrency?: number
  readonly budgetUsd?: number
  readonly signal?: AbortSignal
  /** Puts something between the desk and the world. */
  readonly with?: (desk: BatchDesk) => BatchDesk
  readonly input?: Partial<DeskInput>
  /** Done before the run, on its log. */
  readonly before?: (log: JobLog) => Promise<void>
}

export interface RoomResult {
  readonly reason: PlainError | null
  readonly log: JobLog
}

export function openRoom(
  steps: readonly BatchStep[],
  providerOf: (step: BatchStep) => Provider,
): BatchRoom {
  const folder = mkdtempSync(join(tmpdir(), 'pentimento-batch-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [input, out] = [join(folder, 'in'), join(folder, 'out')]
  mkdirSync(input)
  const waited: number[] = []
  const files = createStepFiles(folder, new AbortController().signal)
  const signal = new AbortController().signal
  return {
    folder,
    out,
    waited,
    addPicture: (name, picture) => writeFileSync(join(input, name), encodePng(picture)),
    async run(options = {}) {
      const isNew = !readdirSync(folder).includes('out')
      const job = await openJob(out, isNew ? 'new' : 'known')
      const { log } = job
      try {
        if (!log.isReady) {
          const plan = await planJob({
            ...{ input, out, steps, files, providerOf, signal },
            onLooked: () => undefined,
          })
          const header = { type: 'job', schema: journalSchemaNumber, id: 'job', at: '' } as const
          await log.note(
            {
              ...header,
              input,
              steps,
              settings: {
                ...{ masks: folder, baseUrl: null, options: {} },
                ...{ engine: 'live', budgetUsd: null, perMinute: null },
              },
            },
            ...planEvents(plan),
          )
        }
        await options.before?.(log)
        const desk = createDesk({
          ...{ log, steps, files, providerOf, perMinute: null, dailyBudgetUsd: null },
          budgetUsd: options.budgetUsd ?? null,
          store: createFileStore(join(folder, 'home')),
          wait: async (milliseconds) => void waited.push(milliseconds),
          ...options.input,
        })
        const reason = await runIn(options.with?.(desk) ?? desk, options)
        return { reason, log }
      } finally {
        await job.close()
      }
    },
    journal: () =>
      readFileSync(join(out, 'batch.jsonl'), 'utf8')
        .split('\n')
        .flatMap((line) => decodeEvent(line) ?? []),
    documents: () =>
      readdirSync(out)
        .filter((name) => name.endsWith('.psd'))
        .sort(),
  }
}

function runIn(desk: BatchDesk, { engine, concurrency = 2, signal }: RoomRun) {
  const options = { concurrency, ...(signal && { signal }) }
  if (!engine) return runLive(desk, options)
  return runBatched({ desk, engine, options, live: new Set(), expired: new Map() })
}
