import { cancelled, fromPlainError, RefineError, throwIfAborted, toPlainError } from '../errors.ts'
import { copyInSteps, type Pause } from './copy-in-steps.ts'
import { type Order, type Reply, replySchema } from './envelope.ts'
import type { JobEvent, JobOptions, JobPort, JobRunner, Jobs } from './job.ts'

interface PendingJob {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
  readonly onProgress: JobOptions['onProgress']
  /** Whether the other end knows of it. */
  isOut: boolean
}

/** How jobs are called; see {@link callJobs}. */
export interface CallJobsOptions {
  readonly pause?: Pause
}

/**
 * Calls jobs that the other end of a port serves ({@link serveJobs}).
 *
 * Listens only while a job is out, so that an idle port keeps nothing alive. At most one caller a port. Inputs
 * are copied, results are moved.
 *
 * @param options.pause lets others run: with it, large inputs are copied in steps with pauses between them, so that
 *   no step holds the thread up; they must not change before the job is done. Without it the port copies them at
 *   once.
 */
export function callJobs<J extends Jobs>(
  port: JobPort,
  { pause }: CallJobsOptions = {},
): JobRunner<J> {
  const pending = new Map<number, PendingJob>()
  let lastId = 0

  const onMessage = ({ data }: JobEvent) => {
    const parsed = replySchema.safeParse(data)
    const job = parsed.success ? pending.get(parsed.data.id) : undefined
    if (!parsed.success || !job) return
    const reply = parsed.data
    if (reply.type === 'progress') job.onProgress?.(reply.fraction)
    else if (reply.type === 'done') job.resolve(reply.result)
    else job.reject(fromPlainError(withoutAbsent(reply.error)))
  }
  const onBreak = () => {
    for (const job of [...pending.values()]) job.reject(broken())
  }
  const listen = () => {
    port.addEventListener('message', onMessage)
    port.addEventListener('messageerror', onBreak)
    port.addEventListener('error', onBreak)
    port.start?.()
  }
  const unlisten = () => {
    port.removeEventListener('message', onMessage)
    port.removeEventListener('messageerror', onBreak)
    port.removeEventListener('error', onBreak)
  }
  const send = (order: Order, transfer: ArrayBuffer[] = []) => port.postMessage(order, { transfer })
  const start = async (id: number, name: string, input: unknown, signal?: AbortSignal) => {
    const order: Order = { pentimento: 'job', type: 'start', id, name, input }
    if (!pause) return send(order)
    const { copy, buffers } = await copyInSteps(input, pause)
    const job = pending.get(id)
    if (!job || signal?.aborted) return
    send({ ...order, input: copy }, buffers)
    job.isOut = true
  }

  const call = async (name: string, input: unknown, options: JobOptions): Promise<unknown> => {
    const { signal, onProgress } = options
    throwIfAborted(signal)
    const id = ++lastId
    let onAbort = () => {}
    if (pending.size === 0) listen()
    try {
      return await new Promise<unknown>((resolve, reject) => {
        const job: PendingJob = { resolve, reject, onProgress, isOut: !pause }
        pending.set(id, job)
        onAbort = () => {
          reject(cancelled())
          if (job.isOut) send({ pentimento: 'job', type: 'cancel', id })
        }
        signal?.addEventListener('abort', onAbort, { once: true })
        start(id, name, input, signal).catch(reject)
      })
    } catch (thrown) {
      throw thrown instanceof RefineError ? thrown : fromPlainError(toPlainError(thrown))
    } finally {
      signal?.removeEventListener('abort', onAbort)
      pending.delete(id)
      if (pending.size === 0) unlisten()
    }
  }

  return {
    // The other end serves J: the one place where its types are taken on trust.
    run: (name, input, options = {}) =>
      call(name, input, options) as ReturnType<JobRunner<J>['run']>,
  }
}

type FailedReply = Extract<Reply, { type: 'failed' }>

/** What the reply's error does not tell is left out, as plain errors are. */
function withoutAbsent({ requestId, retryAfterMs, mayBeBilled, ...error }: FailedReply['error']) {
  return {
    ...error,
    ...(requestId !== undefined && { requestId }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(mayBeBilled && { mayBeBilled }),
  }
}

function broken(): RefineError {
  return new RefineError('internal', 'The worker that computes pixels stopped working.', {
    hint: 'Nothing was changed. Try again; if it happens again, reopen the panel.',
    retryable: true,
  })
}
