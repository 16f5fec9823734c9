/** Runs jobs one after the other. */
export type Turns = <T>(job: () => Promise<T>) => Promise<T>

/** Makes a queue in which each job begins when the one before has ended, whether or not it succeeded. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (job) => {
    const turn = last.then(job, job)
    last = turn
    return turn
  }
}
