/** Lets one piece of work run after the other. */
export interface Turns {
  /** Runs work once all that was asked for before it has ended, however it ended. */
  take<Result>(work: () => Promise<Result>): Promise<Result>
}

/** Makes an empty queue. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(work) {
      const turn = last.then(work)
      // The next in line waits for the end alone; who asked for this one is told how it went.
      last = turn.then(
        () => undefined,
        () => undefined,
      )
      return turn
    },
  }
}
