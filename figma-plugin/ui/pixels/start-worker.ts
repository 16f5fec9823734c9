import { nextTask } from '../../../core/panel/next-task.ts'
import type { JobRunner } from '../../../core/worker.ts'
import type { FigmaPixelJobs } from '../../worker/jobs.ts'
import type { WorkerParts } from '../worker-parts.ts'
import { createWorkerOpener } from './open-worker.ts'
import { runInWorkers } from './run-in-workers.ts'
import { startInPage } from './start-in-page.ts'

/** How long a worker may take to say that it has started, in milliseconds; one that is refused fails at once. */
const patienceMs = 10_000

/**
 * Starts the panel's pixel work: in classic workers from a Blob, else from a `data:` address, else in the page.
 *
 * Nothing is started before the first job.
 */
export function startFigmaWorker({ program, jpegDecoder }: WorkerParts): JobRunner<FigmaPixelJobs> {
  const type = 'text/javascript'
  const ways = [
    () => new Worker(URL.createObjectURL(new Blob([program], { type }))),
    () => new Worker(`data:${type};charset=utf-8,${encodeURIComponent(program)}`),
    () => startInPage(program),
  ]
  const opener = createWorkerOpener(ways, { pentimento: 'start', jpegDecoder }, (callback) => {
    const timer = setTimeout(callback, patienceMs)
    return () => clearTimeout(timer)
  })
  return runInWorkers(opener, { pause: nextTask })
}
