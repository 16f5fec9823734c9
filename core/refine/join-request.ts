import { cancelled, throwIfAborted } from '../errors.ts'
import type { Host } from '../host.ts'
import type { Abort } from '../ports.ts'
import type { RefineDeps, RefineOptions } from './refinement.ts'

/** A request under way, and those who wait for it. */
interface Shared {
  readonly abort: Abort
  /** All who asked for it: they hear of an answer that comes late. */
  readonly asked: Set<RefineOptions>
  /** Those of them who have not cancelled. */
  readonly waiting: Set<RefineOptions>
  readonly outcome: Promise<unknown>
}

/** Requests under way in this run of the program, by the document that they are for. */
const underWay = new WeakMap<Host, Map<string, Shared>>()

/**
 * Starts a request, or joins the same one that is under way: a double click is one call.
 *
 * All who joined get the same outcome and are told the same progress. One who cancels is let go at once; the call itself
 * is cancelled when nobody waits for it any more.
 *
 * @param key Says what is asked for: requests for the same document with the same key are the same.
 * @param start Makes the request; its options stand for all who wait.
 * @throws RefineError what the request throws; `cancelled` for one who cancels while others still wait.
 */
export async function joinRequest<T>(
  { host, newAbort }: Pick<RefineDeps, 'host' | 'newAbort'>,
  key: string,
  options: RefineOptions,
  start: (options: RefineOptions) => Promise<T>,
): Promise<T> {
  const requests = underWay.get(host) ?? new Map<string, Shared>()
  underWay.set(host, requests)
  for (;;) {
    throwIfAborted(options.signal)
    const known = requests.get(key)
    if (!known) break
    // A key stands for one kind of request, so it comes to what its first caller's comes to.
    if (!known.abort.signal.aborted) return waitFor(known, options) as Promise<T>
    // What becomes of one that is being cancelled decides whether the same may be sent again.
    await known.outcome.catch(() => undefined)
  }
  const abort = newAbort()
  const callers = { asked: new Set<RefineOptions>(), waiting: new Set<RefineOptions>() }
  const outcome = start(optionsForAll(options, callers, abort.signal)).finally(() => {
    requests.delete(key)
  })
  const shared = { abort, ...callers, outcome }
  requests.set(key, shared)
  return waitFor(shared, options) as Promise<T> // as it was started here
}

/** Waits for a shared request until it ends, or until this one cancels while others wait on. */
function waitFor(
  { abort, asked, waiting, outcome }: Shared,
  options: RefineOptions,
): Promise<unknown> {
  asked.add(options)
  waiting.add(options)
  const { signal } = options
  if (!signal) return outcome
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.delete(options)
      if (waiting.size === 0) abort.abort()
      else reject(cancelled())
    }
    signal.addEventListener('abort', leave, { once: true })
    const stopListening = () => signal.removeEventListener('abort', leave)
    outcome.finally(stopListening).then(resolve, reject)
  })
}

/** The first one's settings, telling all who wait. */
function optionsForAll(
  first: RefineOptions,
  { asked, waiting }: Pick<Shared, 'asked' | 'waiting'>,
  signal: AbortSignal,
): RefineOptions {
  const tell = (listeners: ReadonlySet<RefineOptions>, one: (options: RefineOptions) => void) => {
    for (const options of listeners) one(options)
  }
  return {
    ...first,
    signal,
    onProgress: (progress) => tell(waiting, ({ onProgress }) => onProgress?.(progress)),
    ...(first.onPartial && {
      onPartial: (picture) => tell(waiting, ({ onPartial }) => onPartial?.(picture)),
    }),
    onWarning: (text) => tell(waiting, ({ onWarning }) => onWarning?.(text)),
    onLateAnswer: () => tell(asked, ({ onLateAnswer }) => onLateAnswer?.()),
  }
}
