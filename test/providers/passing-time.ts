import { cancelled } from '../../core/errors.ts'
import type { Wait } from '../../core/ports.ts'

/** A clock's hands that tests turn: nothing sleeps. */
export interface PassingTime {
  readonly wait: Wait
  /** Every wait that was asked for, in milliseconds. */
  readonly waited: readonly number[]
  /** Lets all waits that are held end, now and from now on: every limit runs out. */
  runOut(): void
}

/** The longest wait that passes at once: up to a minute somebody waits on purpose; beyond it limits run out. */
const passes = 60_000

/** Makes time in which pauses pass at once, and limits are held until a test lets them run out. */
export function createPassingTime(): PassingTime {
  const waited: number[] = []
  const held = new Set<() => void>()
  let isOver = false
  return {
    waited,
    wait: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        waited.push(milliseconds)
        if (signal?.aborted) return reject(cancelled())
        const end = () => {
          held.delete(end)
          signal?.removeEventListener('abort', stop)
          resolve()
        }
        const stop = () => {
          held.delete(end)
          reject(cancelled())
        }
        signal?.addEventListener('abort', stop, { once: true })
        if (isOver || milliseconds <= passes) setImmediate(end)
        else held.add(end)
      }),
    runOut() {
      isOver = true
      for (const end of [...held]) end()
    },
  }
}
