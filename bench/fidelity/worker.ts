import { parentPort, workerData } from 'node:worker_threads'
import { runCases } from './run-cases.ts'
import type { WorkerTask } from './run-parallel.ts'

// Started by run-parallel.ts with this very type.
const { keys, options } = workerData as WorkerTask
let sent = 0
const rows = await runCases(keys, options, (done) => {
  parentPort?.postMessage({ done: done - sent })
  sent = done
})
parentPort?.postMessage({ rows })
