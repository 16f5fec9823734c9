import { inflateSync } from 'fflate'
import packedWorker from '../../../build/figma-worker.txt'
import { fromBase64, fromUtf8 } from '../../../core/bytes.ts'
import { nextTask } from '../../../core/panel/next-task.ts'
import { type JobRunner, runInline } from '../../../core/worker.ts'
import { type FigmaPixelJobs, figmaPixelJobs } from '../../worker/jobs.ts'
import { createWorkerOpener } from './open-worker.ts'
import { runInWorkers } from './run-in-workers.ts'

/** How long a worker may take to say that it has started, in milliseconds; one that is refused fails at once. */
const patienceMs = 10_000

/**
 * Starts the panel's pixel work: in classic workers from a Blob, else from a `data:` address, else right here.
 *
 * Nothing is started before the first job.
 */
export function startFigmaWorker(): JobRunner<FigmaPixelJobs> {
  const type = 'text/javascript'
  const ways = [
    () => new Worker(URL.createObjectURL(new Blob([workerText()], { type }))),
    () => new Worker(`data:${type};charset=utf-8,${encodeURIComponent(workerText())}`),
  ]
  const opener = createWorkerOpener(ways, (callback) => {
    const timer = setTimeout(callback, patienceMs)
    return () => clearTimeout(timer)
  })
  return runInWorkers(opener, () => runInline(figmaPixelJobs()), { pause: nextTask })
}

/** The worker's program, which the build packs: the whole page must fit into an address. */
function workerText(): string {
  return fromUtf8(inflateSync(fromBase64(packedWorker)))
}
