import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { journalSchemaNumber } from '../../../core/batch/batch-event.ts'
import { parseSteps } from '../../../core/batch/batch-steps.ts'
import type { BatchEngine } from '../../../core/batch/engine/batch-engine.ts'
import { runBatched } from '../../../core/batch/engine/run-batched.ts'
import { isFinal } from '../../../core/batch/item-state.ts'
import { expectWithinJob, spentOn } from '../../../core/batch/job-budget.ts'
import type { BatchDesk } from '../../../core/batch/run/batch-desk.ts'
import { type RunOptions, runLive } from '../../../core/batch/run/run-live.ts'
import { summarize } from '../../../core/batch/summary/summary.ts'
import { spentText } from '../../../core/batch/summary/summary-markdown.ts'
import { type PlainError, RefineError } from '../../../core/errors.ts'
import { againEvents, priceAgain } from '../../batch/again.ts'
import { createDesk } from '../../batch/create-desk.ts'
import { measureAnchor } from '../../batch/measure-anchor.ts'
import { type OpenJob, openJob } from '../../batch/open-job.ts'
import { type JobPlan, planEvents, planJob } from '../../batch/plan-job.ts'
import { writeSummary } from '../../batch/write-summary.ts'
import { plannedBatchOutcome, ranBatchOutcome } from '../batch-outcome.ts'
import { type JobParts, jobParts, type KnownJob, masksFolder } from '../batch-parts.ts'
import { type BatchProgress, watchBatch } from '../batch-progress.ts'
import { type BatchSettings, parseBatchSettings } from '../batch-settings.ts'
import { createFileStore, makeFolder } from '../file-store.ts'
import { nodeWait } from '../node-wait.ts'
import { stateFolder } from '../state-folder.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'

/** `pentimento batch`: the same steps on many pictures, as a job that survives being stopped anywhere. */
export async function batch(args: readonly string[], around: Surroundings): Promise<Outcome> {
  const settings = await parseBatchSettings(args, around)
  if (settings.dryRun) return dryRun(settings, around)
  const goesOn = settings.resume || settings.only !== null
  const job = await openJob(settings.out, goesOn ? 'known' : 'new')
  try {
    return await runJob(settings, job, around)
  } finally {
    await job.close()
  }
}

async function dryRun(settings: BatchSettings, around: Surroundings): Promise<Outcome> {
  const parts = jobParts(settings, newJob(settings), around)
  const progress = watchBatch(around, { all: 0, ended: 0 })
  try {
    const plan = await planned(settings, parts, progress, around)
    return plannedBatchOutcome({ ...settings, engine: settings.engine ?? 'live' }, parts, plan)
  } finally {
    progress.clear()
  }
}

async function planned(
  { input, out }: BatchSettings,
  parts: JobParts,
  progress: BatchProgress,
  { signal }: Surroundings,
): Promise<JobPlan> {
  const onLooked = (looked: number, all: number) => progress.looked(looked, all)
  const { steps, files, pricedProviderOf: providerOf } = parts
  return planJob({ steps, files, providerOf, input, out, signal, onLooked })
}

async function runJob(
  settings: BatchSettings,
  job: OpenJob,
  around: Surroundings,
): Promise<Outcome> {
  const { log } = job
  const known = knownJob(job, settings)
  const parts = jobParts(settings, known, around)
  if (!log.isReady) await begin(settings, job, parts, known, around)
  const anchor = await anchorOf(settings, parts, around)
  if (settings.only !== null) await wantAgain({ ...settings, ...known }, job, anchor)
  const states = [...log.items.values()]
  const ended = states.filter(isFinal).length
  const progress = watchBatch(around, { all: states.length, ended })
  try {
    await makeFolder(stateFolder(around.env))
    const desk = createDesk({
      ...{ log, steps: parts.steps, files: parts.files, providerOf: parts.providerOf },
      wait: around.wait ?? nodeWait,
      store: createFileStore(stateFolder(around.env)),
      perMinute: known.perMinute,
      budgetUsd: known.budgetUsd,
      dailyBudgetUsd: settings.dailyBudgetUsd,
      onWarning: progress.say,
    })
    const { concurrency } = settings
    const onItem = (item: string) => {
      const state = log.items.get(item)?.state ?? 'planned'
      progress.ended(item, state, spentText(spentOn(log.items.values())))
    }
    const options = { concurrency, signal: around.signal, onItem }
    const reason = await run(desk, parts.engine, options, progress)
    const summary = summarize(log, anchor?.measures ?? null)
    const paths = await writeSummary(job.folder, summary)
    return ranBatchOutcome(summary, { paths, reason, stopped: around.signal.aborted })
  } finally {
    progress.clear()
  }
}

async function run(
  desk: BatchDesk,
  engine: BatchEngine | null,
  options: RunOptions,
  progress: BatchProgress,
): Promise<PlainError | null> {
  if (!engine) return runLive(desk, options)
  const onBatch = (text: string) => progress.say(text)
  const learnt = { live: new Set<string>(), expired: new Map<string, number>() }
  return runBatched({ desk, engine, options: { ...options, onBatch }, ...learnt })
}

/** What decides the work: as the job was begun, or as it is begun now. */
function knownJob({ log }: OpenJob, settings: BatchSettings): KnownJob {
  const { header } = log
  if (!header) return newJob(settings)
  const steps = parseSteps(header.steps)
  if (settings.steps && JSON.stringify(settings.steps) !== JSON.stringify(steps)) {
    throw new RefineError('bad_setting', 'The job was begun with other steps.', {
      hint: 'Go on without --steps, --recipe and --instruction, or begin another job with another --out.',
    })
  }
  const begun = header.settings
  return {
    ...begun,
    steps,
    baseUrl: settings.baseUrl ?? begun.baseUrl,
    engine: settings.engine ?? begun.engine,
    budgetUsd: settings.budgetUsd ?? begun.budgetUsd,
    perMinute: settings.perMinute ?? begun.perMinute,
  }
}

function newJob(settings: BatchSettings): KnownJob {
  const { steps, baseUrl, options, engine, budgetUsd, perMinute } = settings
  const decided = { baseUrl, options, engine: engine ?? ('live' as const), budgetUsd, perMinute }
  return { steps: steps ?? [], masks: masksFolder(settings), ...decided }
}

/** Plans a job and writes down what it is: only then may it spend anything. */
async function begin(
  settings: BatchSettings,
  { log }: OpenJob,
  parts: JobParts,
  { steps, ...decided }: KnownJob,
  around: Surroundings,
): Promise<void> {
  const progress = watchBatch(around, { all: 0, ended: 0 })
  try {
    const plan = await planned(settings, parts, progress, around)
    expectWithinJob(spentOn([]), plan.highUsd, settings.budgetUsd, 'job')
    if (!log.header) {
      await log.note({
        ...{ type: 'job', schema: journalSchemaNumber, id: randomUUID() },
        at: new Date().toISOString(),
        input: settings.input,
        steps,
        settings: decided,
      })
    }
    await log.note(...planEvents(plan))
  } finally {
    progress.clear()
  }
}

type Anchor = Awaited<ReturnType<typeof measureAnchor>>

async function anchorOf(
  { anchor }: BatchSettings,
  { steps, providerOf }: JobParts,
  { signal }: Surroundings,
): Promise<Anchor | null> {
  return anchor === null ? null : measureAnchor(resolve(anchor), { steps, providerOf, signal })
}

async function wantAgain(
  { only, budgetUsd }: Pick<BatchSettings, 'only' | 'budgetUsd'>,
  { log }: OpenJob,
  anchor: Anchor | null,
): Promise<void> {
  if (only === null) return
  const events = againEvents(log, only, anchor)
  expectWithinJob(spentOn(log.items.values()), priceAgain(log, events), budgetUsd)
  await log.note(...events)
}
