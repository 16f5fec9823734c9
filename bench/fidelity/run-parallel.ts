import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { CaseKey } from './benchmark-case.ts'
import type { Row, RunOptions } from './run-cases.ts'

/** What a worker is started with. */
export interface WorkerTask {
  readonly keys: readonly CaseKey[]
  readonly options: RunOptions
}

type WorkerMessage = { readonly done: number } | { readonly rows: readonly Row[] }

/** Runs cases on all cores, in workers; the rows come in the order of the cases whatever finishes first. */
export async function runParallel(
  keys: readonly CaseKey[],
  options: RunOptions,
  onProgress: (done: number) => void = () => {},
): Promise<readonly Row[]> {
  const count = Math.min(keys.length, availableParallelism())
  const size = Math.ceil(keys.length / Math.max(1, count))
  let done = 0
  const parts = Array.from({ length: count }, (_, index) =>
    runWorker({ keys: keys.slice(index * size, (index + 1) * size), options }, (more) => {
      done += more
      onProgress(done)
    }),
  )
  return (await Promise.all(parts)).flat()
}

function runWorker(task: WorkerTask, onDone: (more: number) => void): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task })
    worker.on('message', (message: WorkerMessage) => {
      if ('rows' in message) resolve(message.rows)
      else onDone(message.done)
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('A worker ended before it was done')))
  })
}
