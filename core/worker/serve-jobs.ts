import { toPlainError } from '../errors.ts'
import type { Abort } from '../ports.ts'
import { finish, isSteps } from '../steps.ts'
import { orderSchema, type Reply } from './envelope.ts'
import type { JobEvent, JobPort, Jobs } from './job.ts'
import { transferableBuffers } from './transferable-buffers.ts'

/**
 * Serves jobs to the other end of a port ({@link callJobs}), until the returned function is called.
 *
 * Answers every job it is asked for, also with an error; ignores messages that are none of ours. A cancelled job
 * is answered no more, and is stopped where it listens to a signal.
 *
 * @param options.newAbort makes what a job's signal comes from; without it jobs get no signal, which costs nothing
 *   where they never pause, because then no cancelling could reach them either.
 */
export function serveJobs(
  port: JobPort,
  jobs: Jobs,
  options: { readonly newAbort?: () => Abort } = {},
): () => void {
  const running = new Map<number, Abort | null>()
  const answer = (reply: Reply, transfer: ArrayBuffer[] = []) => {
    if (running.has(reply.id)) port.postMessage(reply, { transfer })
  }

  const start = async (id: number, name: string, input: unknown): Promise<void> => {
    const abort = options.newAbort?.() ?? null
    running.set(id, abort)
    try {
      const job = Object.hasOwn(jobs, name) ? jobs[name] : undefined
      if (!job) throw new TypeError(`Expected a job of this worker but received “${name}”`)
      // The caller's types say what this job takes; both ends are built from one program.
      const done = job(input as never, {
        ...(abort && { signal: abort.signal }),
        onProgress: (fraction) => answer({ pentimento: 'job', type: 'progress', id, fraction }),
      })
      const result: unknown = await (isSteps(done) ? finish(done) : done)
      answer({ pentimento: 'job', type: 'done', id, result }, transferableBuffers(result))
    } catch (thrown) {
      answer({ pentimento: 'job', type: 'failed', id, error: toPlainError(thrown) })
    } finally {
      running.delete(id)
    }
  }

  const onMessage = ({ data }: JobEvent) => {
    const parsed = orderSchema.safeParse(data)
    if (!parsed.success) return
    const order = parsed.data
    if (order.type === 'start') {
      void start(order.id, order.name, order.input)
      return
    }
    const abort = running.get(order.id)
    running.delete(order.id)
    abort?.abort()
  }

  port.addEventListener('message', onMessage)
  port.start?.()
  return () => port.removeEventListener('message', onMessage)
}
