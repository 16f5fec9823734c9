import type { BatchEvent, PlannedItem } from '../../core/batch/batch-event.ts'
import type { BatchStep } from '../../core/batch/batch-steps.ts'
import { type PlanningDeps, type PlanOutcome, planItems } from '../../core/batch/plan-items.ts'
import { RefineError } from '../../core/errors.ts'
import { untagged } from '../../core/image/color-tag.ts'
import { createPicture } from '../../core/image/picture.ts'
import type { Provider } from '../../core/provider.ts'
import { pixelJobs, pixelWork, runInline } from '../../core/worker.ts'
import { convertWithSharp } from '../cli/convert-with-sharp.ts'
import { exists } from '../cli/files.ts'
import { createDocumentHost } from '../document/document-host.ts'
import { newDocument } from '../document/new-document.ts'
import { listPictures } from './list-pictures.ts'
import { describePicture } from './open-picture.ts'
import { createOutputNames } from './output-names.ts'
import type { StepFiles } from './step-files.ts'

/** A job that could begin: its pictures, and what all of it costs. */
export interface JobPlan {
  readonly items: readonly PlannedItem[]
  /** Together, in US dollars; null: a price is not known. */
  readonly lowUsd: number | null
  readonly highUsd: number | null
}

/** What a job is planned from. */
export interface PlanJobInput {
  readonly input: string
  readonly out: string
  readonly steps: readonly BatchStep[]
  readonly files: StepFiles
  providerOf(step: BatchStep): Provider
  readonly signal: AbortSignal
  /** Told how many pictures have been looked at, of how many. */
  readonly onLooked: (looked: number, all: number) => void
}

/** Pictures that are read at the same time: more would not be quicker, and each is held whole. */
const readAtOnce = 4

/** Problems that are told of one by one. */
const mostTold = 10

/**
 * Looks at every picture of a job and plans all its steps: reads only, sends nothing.
 *
 * @throws RefineError when any picture can't be worked on, naming what is wrong with which.
 */
export async function planJob({
  input,
  out,
  steps,
  files,
  providerOf,
  signal,
  onLooked,
}: PlanJobInput): Promise<JobPlan> {
  const pictures = await listPictures(input, out)
  const deps: PlanningDeps = {
    steps,
    providerOf,
    work: pixelWork(runInline(pixelJobs)),
    host: planningHost(),
    describe: (picture) => describePicture(picture, signal),
    outputOf: createOutputNames(out),
    around: (picture) => files.around(picture, null),
  }
  const items: PlannedItem[] = []
  const problems: Problem[] = []
  let low: number | null = 0
  let high: number | null = 0
  for await (const outcome of planItems(deps, pictures, { ahead: readAtOnce, signal })) {
    onLooked(items.length + problems.length + 1, pictures.length)
    if (outcome.kind === 'problem') {
      problems.push(outcome)
      continue
    }
    const { planned } = outcome
    if (await exists(planned.out)) problems.push(inTheWay(planned))
    items.push(planned)
    low = addAll(low, outcome.low)
    high = addAll(high, planned.highUsd)
  }
  if (problems.length > 0) throw problemsError(problems, pictures.length)
  return { items, lowUsd: low, highUsd: high }
}

/** Gives the lines that a job's journal begins with. */
export function planEvents({ items }: JobPlan): readonly BatchEvent[] {
  return [
    ...items.map((planned) => ({ type: 'planned' as const, ...planned })),
    { type: 'ready', items: items.length },
  ]
}

type Problem = Extract<PlanOutcome, { kind: 'problem' }>

function inTheWay({ item, out }: PlannedItem): Problem {
  return {
    kind: 'problem',
    item,
    error: {
      code: 'would_lose_data',
      message: `“${out}” exists already and is not replaced.`,
      hint: 'Choose another folder with --out.',
      retryable: false,
    },
  }
}

function problemsError(problems: readonly Problem[], all: number): RefineError {
  const [first] = problems as readonly [Problem]
  const messages = [...new Set(problems.map(({ error }) => error.message))]
  const told = messages.slice(0, mostTold)
  const more = messages.length - told.length
  return new RefineError(
    first.error.code,
    `${problems.length} of ${all} pictures can’t be worked on. ${told.join(' ')}${more > 0 ? ` And ${more} more.` : ''}`,
    { hint: `Nothing was sent. ${first.error.hint}` },
  )
}

function addAll(sum: number | null, amounts: readonly (number | null)[]): number | null {
  return amounts.reduce<number | null>(
    (total, amount) => (total === null || amount === null ? null : total + amount),
    sum,
  )
}

/** A host of the kind that pictures are opened in: what it can do is all that planning looks at. */
function planningHost() {
  const document = newDocument(createPicture({ width: 1, height: 1 }, 8), untagged, 'Picture')
  return createDocumentHost({
    document,
    name: 'the command line',
    paintsMasks: false,
    color: convertWithSharp,
  })
}
