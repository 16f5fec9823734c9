import { serveJobs } from '../../core/worker.ts'
import { figmaPixelJobs } from './jobs.ts'

/** The worker's entry: serves pixel work until the panel ends it, and says that it has started. */
serveJobs(self, figmaPixelJobs())
self.postMessage({ pentimento: 'started' })
