import { isRefineError, throwIfAborted } from '../errors.ts'
import { type CallJobsOptions, callJobs } from './call-jobs.ts'
import type { JobOptions, JobPort, JobResult, JobRunner, Jobs } from './job.ts'

/** A worker as a host has it: a port that can be ended with all that it does. */
export interface JobWorker extends JobPort {
  terminate(): void
}

/** Workers that wait for the next job; more than this many are ended when they are done. */
const mostIdle = 2

/**
 * Runs every job in a worker of its own, so that cancelling one really stops it: its worker is ended.
 *
 * Workers that finished are used again. `options` are those of {@link callJobs}.
 */
export function runInPool<J extends Jobs>(
  startWorker: () => JobWorker | Promise<JobWorker>,
  options: CallJobsOptions = {},
): JobRunner<J> {
  const idle: { readonly worker: JobWorker; readonly runner: JobRunner<J> }[] = []

  async function start() {
    const worker = await startWorker()
    return { worker, runner: callJobs<J>(worker, options) }
  }

  return {
    async run<Name extends keyof J & string>(
      name: Name,
      input: Parameters<J[Name]>[0],
      jobOptions?: JobOptions,
    ): Promise<JobResult<J[Name]>> {
      throwIfAborted(jobOptions?.signal)
      const member = idle.pop() ?? (await start())
      let isSound = false
      try {
        const result = await member.runner.run(name, input, jobOptions)
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
