import type { Wait } from '../../ports.ts'
import { type HttpCall, type Sent, usualTimeLimitMs } from './http-call.ts'

/**
 * Runs a call until it ends, its time is over or it is cancelled.
 *
 * A call that can only be left alone may still end after it was cancelled, and is then told as what it came to: its
 * answer has been paid for.
 */
export async function endInTime(
  { signal, timeLimitMs = usualTimeLimitMs }: Pick<HttpCall, 'signal' | 'timeLimitMs'>,
  wait: Wait,
  run: (signal: AbortSignal) => Promise<Sent>,
): Promise<Sent> {
  const stop = new AbortController()
  const timer = new AbortController()
  const onAbort = () => stop.abort()
  signal?.addEventListener('abort', onAbort, { once: true })
  const timeOver = wait(timeLimitMs, timer.signal).then(
    (): Sent => {
      stop.abort()
      return { ok: false, failure: { kind: 'timeout' } }
    },
    // Nobody waits any more.
    () => new Promise<never>(() => undefined),
  )
  try {
    return await Promise.race([runUntilAborted(signal, () => run(stop.signal)), timeOver])
  } finally {
    timer.abort()
    signal?.removeEventListener('abort', onAbort)
  }
}

async function runUntilAborted(
  signal: AbortSignal | undefined,
  run: () => Promise<Sent>,
): Promise<Sent> {
  try {
    return await run()
  } catch (thrown) {
    if (signal?.aborted && isAbort(thrown, signal))
      return { ok: false, failure: { kind: 'aborted' } }
    throw thrown
  }
}

function isAbort(thrown: unknown, { reason }: AbortSignal): boolean {
  return thrown === reason || (thrown instanceof Error && thrown.name === 'AbortError')
}
