import { createWait } from '../../core/create-wait.ts'

/** Waits by Node's own timer. */
export const nodeWait = createWait((milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
})
