import { cancelled } from './errors.ts'
import type { Wait } from './ports.ts'

/** Calls back once after that many milliseconds; returns the way to stop it. */
export type After = (milliseconds: number, callback: () => void) => () => void

/** Makes what waits for a time, and no longer than it is wanted, from a host's timer. */
export function createWait(after: After): Wait {
  return (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(cancelled())
      const leave = () => {
        stopWaiting()
        reject(cancelled())
      }
      const stopWaiting = after(milliseconds, () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      })
      signal?.addEventListener('abort', leave, { once: true })
    })
}
