import { throwIfAborted } from './errors.ts'

/**
 * Work that can pause: a generator that yields where other work may have its turn, and returns its result.
 *
 * Heavy pixel functions are written so once; workers and programs run them to the end ({@link finish}), hosts whose
 * only thread also draws the interface run them in slices ({@link finishInSlices}).
 */
export type Steps<Result> = Generator<undefined, Result, undefined>

/**
 * Tells whether something is work that can pause, as opposed to a result.
 *
 * Results are plain data, and plain data has no functions in it.
 */
export function isSteps<Result>(value: Result | Steps<Result>): value is Steps<Result> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'next' in value &&
    typeof value.next === 'function'
  )
}

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
 * @throws RefineError `cancelled` once the signal is aborted: no further step is begun, also within a slice.
 */
export async function finishInSlices<Result>(
  steps: Steps<Result>,
  { pause, now, sliceMs }: Slicing,
  signal?: AbortSignal,
): Promise<Result> {
  let end = now() + sliceMs
  for (;;) {
    throwIfAborted(signal)
    const step = steps.next()
    if (step.done) return step.value
    if (now() < end) continue
    await pause()
    end = now() + sliceMs
  }
}
