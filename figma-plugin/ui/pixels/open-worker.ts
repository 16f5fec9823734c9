import type { JobWorker } from '../../../core/worker.ts'

/** One way to start the worker: from a Blob, from a `data:` address. */
export type WayToStart = () => JobWorker

/** Calls back after a while, unless the returned function is called before. */
export type AfterAWhile = (callback: () => void) => () => void

/**
 * Makes the function that starts workers, the first of several ways that works; null when none does.
 *
 * Figma's frames differ in what they allow (the desktop app refused Blob workers, others `data:` ones), and a worker
 * may be refused at once, by an error event, or by never answering. So each has to say that it has started. What
 * failed once is not tried again.
 */
export function createWorkerOpener(
  ways: readonly WayToStart[],
  afterAWhile: AfterAWhile,
): () => Promise<JobWorker | null> {
  let usable = [...ways]

  async function openFirst(): Promise<JobWorker | null> {
    for (const way of usable) {
      const worker = await openOne(way, afterAWhile)
      if (worker) return worker
      usable = usable.filter((other) => other !== way)
    }
    return null
  }

  // One after the other: the second worker need not find out anew what the first one just does.
  let last: Promise<unknown> = Promise.resolve()
  return () => {
    const opening = last.then(openFirst)
    last = opening
    return opening
  }
}

function openOne(way: WayToStart, afterAWhile: AfterAWhile): Promise<JobWorker | null> {
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
