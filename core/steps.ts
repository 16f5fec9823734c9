import { throwIfAborted } from './errors.ts'

/**
 * Work that can pause: a generator that yields where other work may have its turn, and returns its result.
 *
 * Heavy pixel functions are written so once; workers and programs run them to the end ({@link finish}), hosts whose
 * only thread also draws the interface run them in slices ({@link finishInSlices}).
 */
export type Steps<Result> = Generator<undefined, Result, undefined>

/** Runs work to its end without a pause. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** How work is cut into slices. */
export interface Slicing {
  /** Lets other work of the thread have its turn. */
  readonly pause: () => Promise<void>
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number
  /** How long a slice may take before the next pause, in milliseconds. */
  readonly sliceMs: number
}

/**
 * Runs work in slices, with a pause after each.
 *
 * @throws RefineError `cancelled` after the slice in which the signal was aborted: no further one is begun.
 */
export async function finishInSlices<Result>(
  steps: Steps<Result>,
  { pause, now, sliceMs }: Slicing,
  signal?: AbortSignal,
): Promise<Result> {
  throwIfAborted(signal)
  let end = now() + sliceMs
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (now() < end) continue
    await pause()
    throwIfAborted(signal)
    end = now() + sliceMs
  }
}
