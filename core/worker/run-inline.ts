import { fromPlainError, isRefineError, throwIfAborted, toPlainError } from '../errors.ts'
import type { JobOptions, JobRunner, Jobs } from './job.ts'

/** Runs jobs right here, for hosts that have no workers: the same door, the same errors, no copies. */
export function runInline<J extends Jobs>(jobs: J): JobRunner<J> {
  const call = async (name: keyof J & string, input: unknown, options: JobOptions) => {
    throwIfAborted(options.signal)
    try {
      // The input's type is the job's own: `run` takes nothing else.
      const result = await jobs[name]?.(input as never, options)
      throwIfAborted(options.signal)
      return result
    } catch (thrown) {
      throw isRefineError(thrown) ? thrown : fromPlainError(toPlainError(thrown))
    }
  }
  return {
    run: (name, input, options = {}) =>
      call(name, input, options) as ReturnType<JobRunner<J>['run']>,
  }
}
