import { finish } from '../steps.ts'
import type { JobRunner, Jobs } from './job.ts'
import { runHere } from './run-here.ts'

/** Runs jobs right here and in one go, for programs whose thread nobody else waits for. */
export function runInline<J extends Jobs>(jobs: J): JobRunner<J> {
  return runHere(jobs, finish)
}
