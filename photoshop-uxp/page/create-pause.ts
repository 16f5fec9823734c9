import { cancelled } from '../../core/errors.ts'
import type { HostParts } from '../host/host-parts.ts'

/** Calls back once after that many milliseconds; returns the way to stop it. */
export type After = (milliseconds: number, callback: () => void) => () => void

/** Makes the pause that hosts wait with; see {@link HostParts.pause}. */
export function createPause(after: After): HostParts['pause'] {
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
