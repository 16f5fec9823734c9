import type { Steps } from '../steps.ts'

/** What a job is given beside its input. */
export interface JobOptions {
  readonly signal?: AbortSignal
  /** 0..1, or null when unknown. */
  readonly onProgress?: (fraction: number | null) => void
}

/**
 * Work by name: functions of one plain input.
 *
 * A job gives its result, a promise of it, or work that can pause ({@link Steps}), which its runner brings to an end.
 * Input and result must be data that structured clone takes. A job gives its result away: typed arrays in it are
 * moved to the caller, so it keeps no reference to them.
 */
export type Jobs = Readonly<Record<string, (input: never, options: JobOptions) => unknown>>

/** What comes of a job in the end. */
export type JobResult<Job extends Jobs[string]> =
  ReturnType<Job> extends Steps<infer Result> ? Result : Awaited<ReturnType<Job>>

/** Runs jobs, here or elsewhere. */
export interface JobRunner<J extends Jobs> {
  /**
   * Runs one job.
   *
   * @throws RefineError what the job threw (other errors as `internal`); `cancelled` at once when the signal is
   *   aborted, however long the job goes on.
   */
  run<Name extends keyof J & string>(
    name: Name,
    input: Parameters<J[Name]>[0],
    options?: JobOptions,
  ): Promise<JobResult<J[Name]>>
}

/** What jobs travel over: a worker, a worker's own global scope, or one end of a message channel. */
export interface JobPort {
  postMessage(message: unknown, options: { transfer: ArrayBuffer[] }): void
  addEventListener(type: JobEventType, listener: (event: JobEvent) => void): void
  removeEventListener(type: JobEventType, listener: (event: JobEvent) => void): void
  /** Message channels hold messages back until they are started. */
  start?(): void
}

type JobEventType = 'message' | 'messageerror' | 'error'

/** What a port hands to its listeners; only messages carry data. */
export interface JobEvent {
  readonly data?: unknown
}
