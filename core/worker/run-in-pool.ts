import { isRefineError, throwIfAborted } from '../errors.ts'
import { callJobs } from './call-jobs.ts'
import type { JobPort, JobRunner, Jobs } from './job.ts'

/** A worker as a host has it: a port that can be ended with all that it does. */
export interface JobWorker extends JobPort {
  terminate(): void
}

/** Workers that wait for the next job; more than this many are ended when they are done. */
const mostIdle = 2

/**
 * Runs every job in a worker of its own, so that cancelling one really stops it: its worker is ended.
 *
 * Workers that finished are used again.
 */
export function runInPool<J extends Jobs>(
  startWorker: () => JobWorker | Promise<JobWorker>,
): JobRunner<J> {
  const idle: { readonly worker: JobWorker; readonly runner: JobRunner<J> }[] = []

  async function start() {
    const worker = await startWorker()
    return { worker, runner: callJobs<J>(worker) }
  }

  return {
    async run<Name extends keyof J & string>(
      name: Name,
      input: Parameters<J[Name]>[0],
      options?: Parameters<JobRunner<J>['run']>[2],
    ): Promise<Awaited<ReturnType<J[Name]>>> {
      throwIfAborted(options?.signal)
      const member = idle.pop() ?? (await start())
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
