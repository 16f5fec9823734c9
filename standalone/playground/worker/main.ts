import { serveJobs } from '../../../core/worker.ts'
import { playgroundJobs } from './jobs.ts'

/** The worker's entry: serves the page's heavy work until the page ends it. */
serveJobs(self, playgroundJobs)
