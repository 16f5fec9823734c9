import { fromPlainError, isRefineError, throwIfAborted, toPlainError } from '../errors.ts'
import { isSteps, type Steps } from '../steps.ts'
import type { JobOptions, JobRunner, Jobs } from './job.ts'

/** Brings work that can pause to its end. */
export type FinishSteps = (
  steps: Steps<unknown>,
  signal: AbortSignal | undefined,
) => unknown | Promise<unknown>

/** Runs jobs in this thread: the same door as a worker's, the same errors, no copies. */
export function runHere<J extends Jobs>(jobs: J, finishSteps: FinishSteps): JobRunner<J> {
  const call = async (name: keyof J & string, input: unknown, options: JobOptions) => {
    throwIfAborted(options.signal)
    try {
      // The input's type is the job's own: `run` takes nothing else.
      const result: unknown = jobs[name]?.(input as never, options)
      const finished = await (isSteps(result) ? finishSteps(result, options.signal) : result)
      throwIfAborted(options.signal)
      return finished
    } catch (thrown) {
      throw isRefineError(thrown) ? thrown : fromPlainError(toPlainError(thrown))
    }
  }
  return {
    run: (name, input, options = {}) =>
      call(name, input, options) as ReturnType<JobRunner<J>['run']>,
  }
}
