/** Calls back after a pause, unless the returned function is called before. */
export type AfterAPause = (callback: () => void) => () => void

/** Something that is run when it is called for, but not without a pause in between. */
export interface Pacer {
  /** Runs at once; during the pause after a run, once when that is over. */
  readonly call: () => void
  readonly stop: () => void
}

/** Makes the pacer of a command: what is called for many times a second is run a few times a second. */
export function createPacer(run: () => void, afterAPause: AfterAPause): Pacer {
  let called = false
  let stopped = false
  let endPause: (() => void) | null = null

  const runNow = (): void => {
    called = false
    endPause = afterAPause(() => {
      endPause = null
      if (called) runNow()
    })
    run()
  }

  return {
    call: () => {
      if (stopped) return
      if (endPause) called = true
      else runNow()
    },
    stop: () => {
      stopped = true
      endPause?.()
    },
  }
}
