import type { HostFunctions } from './host.ts'

/** Timers of the plugin and of the stand-in itself, over the host's. */
export interface Timers {
  /** Runs a function later; `every` repeats it. Gives the handle that stops it. */
  start(callback: () => void, delay: number, every: boolean): number
  stop(handle: number): void
  /** Called by the host when a timer is due. */
  fire(handle: number): void
  /** Stops all that the plugin started: it was closed. */
  stopAll(): void
}

/** Creates timers; what a callback throws is reported, as nobody can catch it. */
export function createTimers(host: HostFunctions, report: (thrown: unknown) => void): Timers {
  const running = new Map<number, { callback: () => void; delay: number; every: boolean }>()
  let last = 0
  return {
    start(callback, delay, every) {
      const handle = ++last
      running.set(handle, { callback, delay, every })
      host.startTimer(handle, delay)
      return handle
    },
    stop(handle) {
      if (running.delete(handle)) host.stopTimer(handle)
    },
    fire(handle) {
      const timer = running.get(handle)
      if (!timer) return
      if (timer.every) host.startTimer(handle, timer.delay)
      else running.delete(handle)
      try {
        timer.callback()
      } catch (thrown) {
        report(thrown)
      }
    },
    stopAll() {
      for (const handle of running.keys()) host.stopTimer(handle)
      running.clear()
    },
  }
}
