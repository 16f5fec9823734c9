import type { BatchEvent } from './batch-event.ts'
import { afterEvent, type ItemState, newItem, withCall } from './item-state.ts'

/** The book of one job on disk: lines are only ever added. */
export interface Journal {
  /** Adds events in order; when this resolves they survive a crash of the machine. */
  append(events: readonly BatchEvent[]): Promise<void>
}

/** A batch that was begun: which calls travel in it, and where it is found. */
export interface Submission {
  readonly submission: string
  /** The service's id; null while it is not known to have arrived. */
  readonly batch: string | null
  /** Set once it was sent and nobody heard whether it arrived. */
  readonly unheard?: true
  readonly at: number
  readonly calls: readonly { readonly item: string; readonly call: string }[]
}

/** What a job's journal says, kept up to date while the job runs. */
export interface JobLog {
  readonly header: Extract<BatchEvent, { type: 'job' }> | null
  /** Whether all pictures are planned. */
  readonly isReady: boolean
  readonly items: ReadonlyMap<string, ItemState>
  /** Batches whose answers are not collected yet, oldest first. */
  readonly submissions: ReadonlyMap<string, Submission>
  /** Writes down what happens: on disk first, then here. @throws what the journal throws; nothing has changed then. */
  note(...events: readonly BatchEvent[]): Promise<void>
}

/** Opens the log of a job: what its journal holds already, and the way to go on. */
export async function openJobLog(
  journal: Journal,
  before: AsyncIterable<BatchEvent> | Iterable<BatchEvent>,
): Promise<JobLog> {
  const items = new Map<string, ItemState>()
  const submissions = new Map<string, Submission>()
  let header: JobLog['header'] = null
  let isReady = false

  function apply(event: BatchEvent): void {
    switch (event.type) {
      case 'job':
        header = event
        return
      case 'ready':
        isReady = true
        return
      case 'submit':
        applySubmit(event, items, submissions)
        return
      case 'submitted':
        changeSubmission(event.submission, { batch: event.batch })
        return
      case 'unheard':
        changeSubmission(event.submission, { unheard: true })
        return
      case 'withdrawn':
        withdraw(event.submission, items, submissions)
        return
      case 'collected':
        submissions.delete(event.submission)
        return
      default: {
        const known = items.get(event.item)
        const start = known ?? (event.type === 'planned' ? newItem(event) : undefined)
        if (start) items.set(event.item, afterEvent(start, event))
      }
    }
  }

  function changeSubmission(id: string, changes: Partial<Submission>): void {
    const known = submissions.get(id)
    if (known) submissions.set(id, { ...known, ...changes })
  }

  for await (const event of before) apply(event)
  return {
    get header() {
      return header
    },
    get isReady() {
      return isReady
    },
    items,
    submissions,
    async note(...events) {
      await journal.append(events)
      for (const event of events) apply(event)
    },
  }
}

function applySubmit(
  { submission, at, calls }: Extract<BatchEvent, { type: 'submit' }>,
  items: Map<string, ItemState>,
  submissions: Map<string, Submission>,
): void {
  submissions.set(submission, { submission, batch: null, at, calls })
  for (const { item, ...call } of calls) {
    const known = items.get(item)
    if (!known) continue
    const opened = afterEvent(known, { type: 'open', item, ...call })
    items.set(item, {
      ...opened,
      calls: opened.calls.map((one) => (one.call === call.call ? { ...one, submission } : one)),
    })
  }
}

/** What was never sent is no call: its pictures wait as before. */
function withdraw(
  id: string,
  items: Map<string, ItemState>,
  submissions: Map<string, Submission>,
): void {
  for (const { item, call } of submissions.get(id)?.calls ?? []) {
    const known = items.get(item)
    if (known) items.set(item, { ...withCall(known, call, { state: 'failed' }), state: 'planned' })
  }
  submissions.delete(id)
}

/** Tells whether a picture has a call in a batch whose answers are not collected yet. */
export function isTravelling(
  { submissions }: Pick<JobLog, 'submissions'>,
  { calls }: Pick<ItemState, 'calls'>,
): boolean {
  return calls.some((call) => call.submission !== undefined && isUncollected(submissions, call))
}

function isUncollected(
  submissions: JobLog['submissions'],
  { submission = '', state }: ItemState['calls'][number],
): boolean {
  return submissions.has(submission) && (state === 'open' || state === 'answered')
}
