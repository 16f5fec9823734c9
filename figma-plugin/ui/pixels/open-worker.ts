import { RefineError } from '../../../core/errors.ts'
import type { JobWorker } from '../../../core/worker.ts'
import type { StartMessage } from '../../worker/start-message.ts'

/** One way to start the worker: from a Blob, from a `data:` address, in the page. */
export type WayToStart = () => JobWorker

/** Calls back after a while, unless the returned function is called before. */
export type AfterAWhile = (callback: () => void) => () => void

/**
 * Makes the function that starts workers, the first of several ways that works.
 *
 * Figma's frames differ in what they allow (the desktop app refused Blob workers, others `data:` ones), and a worker
 * may be refused at once, by an error event, or by never answering. So each has to say that it has started. What
 * failed once is not tried again, but for the last way, which a busy thread may have held up.
 *
 * @param first What each worker is told first, and answers with saying that it has started.
 * @throws RefineError `host_failed` when no way works.
 */
export function createWorkerOpener(
  ways: readonly WayToStart[],
  first: StartMessage,
  afterAWhile: AfterAWhile,
): () => Promise<JobWorker> {
  let usable = [...ways]

  async function openFirst(): Promise<JobWorker> {
    for (const way of usable) {
      const worker = await openOne(way, first, afterAWhile)
      if (worker) return worker
      if (usable.length > 1) usable = usable.filter((other) => other !== way)
    }
    throw new RefineError('host_failed', 'Figma’s window lets nothing compute pixels.', {
      hint: 'Nothing was changed. Try again; if it happens again, run the plugin anew or restart Figma.',
      retryable: true,
    })
  }

  // One after the other: the second worker need not find out anew what the first one just does.
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const opening = last.then(openFirst)
    last = opening.catch(() => undefined)
    return opening
  }
}

function openOne(
  way: WayToStart,
  first: StartMessage,
  afterAWhile: AfterAWhile,
): Promise<JobWorker | null> {
  return new Promise((resolve) => {
    let worker: JobWorker
    try {
      worker = way()
    } catch {
      resolve(null)
      return
    }
    const onMessage = ({ data }: { readonly data?: unknown }) => {
      if (isStarted(data)) end(worker)
    }
    const onError = () => end(null)
    const stopWaiting = afterAWhile(() => end(null))
    const end = (result: JobWorker | null) => {
      stopWaiting()
      worker.removeEventListener('message', onMessage)
      worker.removeEventListener('error', onError)
      if (!result) worker.terminate()
      resolve(result)
    }
    worker.addEventListener('message', onMessage)
    worker.addEventListener('error', onError)
    worker.postMessage(first, { transfer: [] })
  })
}

function isStarted(data: unknown): boolean {
  return (
    typeof data === 'object' &&
    data !== null &&
    'pentimento' in data &&
    data.pentimento === 'started'
  )
}
