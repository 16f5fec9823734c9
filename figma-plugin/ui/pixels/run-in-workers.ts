import { throwIfAborted } from '../../../core/errors.ts'
import {
  type CallJobsOptions,
  type JobOptions,
  type JobResult,
  type JobRunner,
  type JobWorker,
  runInPool,
} from '../../../core/worker.ts'
import type { FigmaPixelJobs } from '../../worker/jobs.ts'
import { keepOneWorker } from './keep-one-worker.ts'

/** Jobs on images of the document: they share what one worker has unpacked already. */
const imageJobs: readonly (keyof FigmaPixelJobs)[] = [
  'facts',
  'read',
  'thumbnail',
  'overlayFile',
  'mergedOverlayFile',
  'flattenedFile',
  'pictureFile',
]

/**
 * Runs pixel work in workers: images of the document in one that stays, everything else in a pool, where cancelling
 * a job ends its worker.
 *
 * Where no worker can be started (`openWorker` gives null), all of it runs right here, by `inline`. `options` are those of `callJobs`.
 */
export function runInWorkers(
  openWorker: () => Promise<JobWorker | null>,
  inline: () => JobRunner<FigmaPixelJobs>,
  options: CallJobsOptions = {},
): JobRunner<FigmaPixelJobs> {
  const start = async () => {
    const worker = await openWorker()
    if (!worker) throw new NoWorker()
    return worker
  }
  const images = keepOneWorker<FigmaPixelJobs>(start, options)
  const pool = runInPool<FigmaPixelJobs>(start, options)
  let here: JobRunner<FigmaPixelJobs> | null = null
  return {
    async run<Name extends keyof FigmaPixelJobs>(
      name: Name,
      input: Parameters<FigmaPixelJobs[Name]>[0],
      jobOptions?: JobOptions,
    ): Promise<JobResult<FigmaPixelJobs[Name]>> {
      try {
        if (!here)
          return await (imageJobs.includes(name) ? images : pool).run(name, input, jobOptions)
      } catch (thrown) {
        if (!(thrown instanceof NoWorker)) throw thrown
        throwIfAborted(jobOptions?.signal)
      }
      here ??= inline()
      return here.run(name, input, jobOptions)
    },
  }
}

/** Passes from the start of a worker to the caller's fallback; nobody else sees it. */
class NoWorker extends Error {}
