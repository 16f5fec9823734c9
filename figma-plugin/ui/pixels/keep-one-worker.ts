import { isRefineError, throwIfAborted } from '../../../core/errors.ts'
import {
  type CallJobsOptions,
  callJobs,
  type JobOptions,
  type JobResult,
  type JobRunner,
  type Jobs,
  type JobWorker,
} from '../../../core/worker.ts'

interface KeptWorker<J extends Jobs> {
  readonly worker: JobWorker
  readonly runner: JobRunner<J>
  /** Jobs that are out. */
  calls: number
}

/**
 * Runs all jobs in one worker that is started with the first of them and stays, for what it keeps between jobs.
 *
 * After a failure of its own (`internal`) the next job gets a new worker; the old one is ended once its other jobs are
 * answered. A job that is cancelled is given up, not stopped. `options` are those of `callJobs`.
 */
export function keepOneWorker<J extends Jobs>(
  startWorker: () => Promise<JobWorker>,
  options: CallJobsOptions = {},
): JobRunner<J> {
  let current: Promise<KeptWorker<J>> | null = null

  async function start(): Promise<KeptWorker<J>> {
    const worker = await startWorker()
    return { worker, runner: callJobs<J>(worker, options), calls: 0 }
  }

  return {
    async run<Name extends keyof J & string>(
      name: Name,
      input: Parameters<J[Name]>[0],
      jobOptions?: JobOptions,
    ): Promise<JobResult<J[Name]>> {
      throwIfAborted(jobOptions?.signal)
      current ??= start()
      const mine = current
      const giveUp = () => {
        if (current === mine) current = null
      }
      const kept = await mine.catch((thrown: unknown) => {
        giveUp()
        throw thrown
      })
      kept.calls++
      try {
        return await kept.runner.run(name, input, jobOptions)
      } catch (thrown) {
        if (isRefineError(thrown) && thrown.code === 'internal') giveUp()
        throw thrown
      } finally {
        kept.calls--
        if (current !== mine && kept.calls === 0) kept.worker.terminate()
      }
    },
  }
}
