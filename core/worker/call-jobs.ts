import { cancelled, fromPlainError, RefineError, throwIfAborted, toPlainError } from '../errors.ts'
import { type Order, replySchema } from './envelope.ts'
import type { JobEvent, JobOptions, JobPort, JobRunner, Jobs } from './job.ts'

interface PendingJob {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
  readonly onProgress: JobOptions['onProgress']
}

/**
 * Calls jobs that the other end of a port serves ({@link serveJobs}).
 *
 * Listens only while a job is out, so that an idle port keeps nothing alive. At most one caller a port. Inputs
 * are copied, results are moved.
 */
export function callJobs<J extends Jobs>(port: JobPort): JobRunner<J> {
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
  const send = (order: Order) => port.postMessage(order, { transfer: [] })

  const call = async (name: string, input: unknown, options: JobOptions): Promise<unknown> => {
    const { signal, onProgress } = options
    throwIfAborted(signal)
    const id = ++lastId
    let onAbort = () => {}
    if (pending.size === 0) listen()
    try {
      return await new Promise<unknown>((resolve, reject) => {
        pending.set(id, { resolve, reject, onProgress })
        onAbort = () => {
          reject(cancelled())
          send({ pentimento: 'job', type: 'cancel', id })
        }
        signal?.addEventListener('abort', onAbort, { once: true })
        send({ pentimento: 'job', type: 'start', id, name, input })
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

function withoutAbsent<T extends { requestId?: string | undefined }>({ requestId, ...error }: T) {
  return { ...error, ...(requestId !== undefined && { requestId }) }
}

function broken(): RefineError {
  return new RefineError('internal', 'The worker that computes pixels stopped working.', {
    hint: 'Nothing was changed. Try again; if it happens again, reopen the panel.',
    retryable: true,
  })
}
