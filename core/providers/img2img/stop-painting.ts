import { cancelled } from '../../errors.ts'
import type { Wait } from '../../ports.ts'
import type { Img2imgServer } from './img2img-server.ts'

/** How long a server may take to hear that it is to stop, in milliseconds. */
const hearingMs = 3000

/**
 * Runs a call that paints, and tells the server to stop when it is cancelled: a closed connection alone does not stop
 * it, and the graphics card would go on for a picture that nobody wants.
 *
 * The word is sent on a connection of its own, whatever became of the call, and is not waited for any longer than
 * some seconds.
 *
 * @throws RefineError `cancelled` as soon as the signal is aborted, even if a picture comes all the same: it is
 *   half-painted, and has cost nothing.
 */
export async function untilCancelled<Result>(
  server: Pick<Img2imgServer, 'interrupt'>,
  wait: Wait,
  signal: AbortSignal | undefined,
  paint: () => Promise<Result>,
): Promise<Result> {
  if (!signal) return paint()
  if (signal.aborted) throw cancelled()
  let onAbort = (): void => undefined
  const stopped = new Promise<never>((_, reject) => {
    onAbort = () => {
      stopPainting(server, wait).then(() => reject(cancelled()), reject)
    }
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([paintUnless(signal, paint, stopped), stopped])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** What the call comes to counts only while nobody has cancelled it. */
async function paintUnless<Result>(
  signal: AbortSignal,
  paint: () => Promise<Result>,
  stopped: Promise<never>,
): Promise<Result> {
  try {
    const painted = await paint()
    return signal.aborted ? await stopped : painted
  } catch (thrown) {
    if (signal.aborted) return stopped
    throw thrown
  }
}

async function stopPainting(server: Pick<Img2imgServer, 'interrupt'>, wait: Wait): Promise<void> {
  const given = new AbortController()
  const heard = server.interrupt(given.signal)
  const tired = wait(hearingMs, given.signal).catch(() => undefined)
  await Promise.race([heard, tired])
  given.abort()
}
