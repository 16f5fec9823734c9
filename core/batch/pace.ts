import { throwIfAborted } from '../errors.ts'
import type { Clock, Wait } from '../ports.ts'

/** Keeps calls from being sent too fast. */
export interface Pace {
  /**
   * Runs a job as soon as the next call may be sent; jobs run one after the other, in the order they came.
   *
   * @throws RefineError `cancelled`; what the job throws.
   */
  turn<Result>(job: () => Promise<Result>, signal?: AbortSignal): Promise<Result>
  /** Lets no job begin for so many milliseconds, because the service asked for it. */
  hold(milliseconds: number): void
}

const minuteMs = 60_000

/** Makes a pace of at most `perMinute` calls a minute, spread evenly; null sets no limit of our own. */
export function createPace(
  perMinute: number | null,
  { clock, wait }: { readonly clock: Clock; readonly wait: Wait },
): Pace {
  const gapMs = perMinute === null ? 0 : minuteMs / perMinute
  let free = Number.NEGATIVE_INFINITY
  let last: Promise<unknown> = Promise.resolve()

  async function waitForTurn(signal: AbortSignal | undefined): Promise<void> {
    // Asked again after waiting: the service may have asked for more meanwhile.
    for (let left = free - clock.now(); left > 0; left = free - clock.now()) {
      await wait(left, signal)
    }
    throwIfAborted(signal)
    free = Math.max(free, clock.now()) + gapMs
  }

  return {
    turn(job, signal) {
      const turn = last.then(() => waitForTurn(signal)).then(job)
      last = turn.catch(() => undefined)
      return turn
    },
    hold(milliseconds) {
      free = Math.max(free, clock.now() + milliseconds)
    },
  }
}
