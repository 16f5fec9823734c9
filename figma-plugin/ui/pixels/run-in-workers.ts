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
 * a job ends its worker. `options` are those of `callJobs`.
 */
export function runInWorkers(
  openWorker: () => Promise<JobWorker>,
  options: CallJobsOptions = {},
): JobRunner<FigmaPixelJobs> {
  const images = keepOneWorker<FigmaPixelJobs>(openWorker, options)
  const pool = runInPool<FigmaPixelJobs>(openWorker, options)
  return {
    run: <Name extends keyof FigmaPixelJobs>(
      name: Name,
      input: Parameters<FigmaPixelJobs[Name]>[0],
      jobOptions?: JobOptions,
    ): Promise<JobResult<FigmaPixelJobs[Name]>> =>
      (imageJobs.includes(name) ? images : pool).run(name, input, jobOptions),
  }
}
