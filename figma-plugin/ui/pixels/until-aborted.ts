import { cancelled } from '../../../core/errors.ts'

/**
 * Waits for work that can't be stopped, or that others wait for, too.
 *
 * @throws RefineError `cancelled` as soon as the signal is aborted; the work goes on without its caller.
 */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (!signal) return work
  let end = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    end = () => reject(cancelled())
    if (signal.aborted) end()
    else signal.addEventListener('abort', end)
  })
  try {
    return await Promise.race([aborted, work])
  } finally {
    signal.removeEventListener('abort', end)
  }
}
