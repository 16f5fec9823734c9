import { isRefineError } from '../../../core/errors.ts'
import { callJobs, type JobOptions, type JobRunner, type Jobs } from '../../../core/worker.ts'

/** Workers that wait for the next job; more than this many are ended when they are done. */
const mostIdle = 2

/**
 * Runs every job in a worker of its own, so that cancelling one really stops it: its worker is ended.
 *
 * Workers that finished are used again.
 */
export function createWorkerJobs<J extends Jobs>(startWorker: () => Worker): JobRunner<J> {
  const idle: { readonly worker: Worker; readonly runner: JobRunner<J> }[] = []

  function start() {
    const worker = startWorker()
    return { worker, runner: callJobs<J>(worker) }
  }

  return {
    async run<Name extends keyof J & string>(
      name: Name,
      input: Parameters<J[Name]>[0],
      options?: JobOptions,
    ): Promise<Awaited<ReturnType<J[Name]>>> {
      const member = idle.pop() ?? start()
      let isSound = false
      try {
        const result = await member.runner.run(name, input, options)
        isSound = true
        return result
      } catch (thrown) {
        isSound = isRefineError(thrown) && thrown.code !== 'internal' && thrown.code !== 'cancelled'
        throw thrown
      } finally {
        if (isSound && idle.length < mostIdle) idle.push(member)
        else member.worker.terminate()
      }
    },
  }
}
