import type { Clock, Wait } from '../ports.ts'

/** Keeps calls from being sent too fast. */
export interface Pace {
  /** Resolves when the next call may be sent. @throws RefineError `cancelled`. */
  turn(signal?: AbortSignal): Promise<void>
  /** Lets nothing more be sent for so many milliseconds, because the service said so. */
  hold(milliseconds: number): void
}

const minuteMs = 60_000

/**
 * Makes a pace of at most `perMinute` calls in any minute, spread evenly; null sets no limit of our own.
 *
 * Turns are given in the order they are asked for.
 */
export function createPace(
  perMinute: number | null,
  { clock, wait }: { readonly clock: Clock; readonly wait: Wait },
): Pace {
  const gapMs = perMinute === null ? 0 : minuteMs / perMinute
  let free = Number.NEGATIVE_INFINITY
  let last: Promise<unknown> = Promise.resolve()

  async function takeTurn(signal: AbortSignal | undefined): Promise<void> {
    for (let left = free - clock.now(); left > 0; left = free - clock.now()) {
      await wait(left, signal)
    }
    free = Math.max(free, clock.now()) + gapMs
  }

  return {
    turn(signal) {
      const turn = last.then(() => takeTurn(signal))
      last = turn.catch(() => undefined)
      return turn
    },
    hold(milliseconds) {
      free = Math.max(free, clock.now() + milliseconds)
    },
  }
}
