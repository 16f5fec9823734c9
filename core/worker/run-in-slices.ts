import { cancelled } from '../errors.ts'
import { finishInSlices, type Slicing } from '../steps.ts'
import type { JobRunner, Jobs } from './job.ts'
import { runHere } from './run-here.ts'

/**
 * Runs jobs right here in slices, for hosts that have no workers and whose only thread also draws the interface.
 *
 * Jobs that can pause ({@link Steps}) share the thread: with one another and with everything else. A cancelled job
 * rejects at once, and not one further step of it is run.
 */
export function runInSlices<J extends Jobs>(jobs: J, slicing: Slicing): JobRunner<J> {
  return runHere(jobs, (steps, signal) =>
    untilAborted(finishInSlices(steps, slicing, signal), signal),
  )
}

/** Rejects as soon as the signal is aborted, however long the work's current pause takes. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  let onAbort = () => {}
  try {
    return await new Promise<T>((resolve, reject) => {
      onAbort = () => reject(cancelled())
      // The first slice has been run by now, and may have aborted it.
      if (signal.aborted) onAbort()
      signal.addEventListener('abort', onAbort, { once: true })
      work.then(resolve, reject)
    })
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
