import { expect, test } from 'vitest'
import { cancelled, RefineError } from '../../../core/errors.ts'
import { copyStepBytes } from '../../../core/worker/copy-in-steps.ts'
import { type CallJobsOptions, runInPool, serveJobs } from '../../../core/worker.ts'

const jobs = {
  double: (value: number) => value * 2,
  count: (bytes: Uint8Array) => bytes.length,
  forever: (_: null) => new Promise<null>(() => {}),
  refuse: (_: null): null => {
    throw new RefineError('unreadable_file', 'Broken.', { hint: 'Mend it.' })
  },
  crash: (_: null): null => {
    throw new TypeError('a mistake')
  },
}

/** Workers as message channels that count how many were started and ended. */
function createCrew(options?: CallJobsOptions) {
  const crew = { started: 0, ended: 0 }
  const runner = runInPool<typeof jobs>(() => {
    crew.started++
    const { port1, port2 } = new MessageChannel()
    serveJobs(port2, jobs)
    const terminate = () => {
      crew.ended++
      port1.close()
    }
    return Object.assign(port1, { terminate })
  }, options)
  return { crew, runner }
}

test('a worker that finished is used again, jobs at the same time get one each', async () => {
  const { crew, runner } = createCrew()
  expect(await runner.run('double', 21)).toBe(42)
  expect(await runner.run('double', 4)).toBe(8)
  expect(crew).toEqual({ started: 1, ended: 0 })
  expect(await Promise.all([1, 2, 3].map((n) => runner.run('double', n)))).toEqual([2, 4, 6])
  // Of the three that ran, two are kept for the next jobs.
  expect(crew).toEqual({ started: 3, ended: 1 })
})

test('cancelling a job ends its worker, which stops the work itself', async () => {
  const { crew, runner } = createCrew()
  const abort = new AbortController()
  const running = runner.run('forever', null, { signal: abort.signal })
  abort.abort()
  await expect(running).rejects.toEqual(cancelled())
  expect(crew).toEqual({ started: 1, ended: 1 })
  expect(await runner.run('double', 5)).toBe(10)
})

test('a job that refuses keeps its worker, one that crashes does not', async () => {
  const { crew, runner } = createCrew()
  await expect(runner.run('refuse', null)).rejects.toMatchObject({
    code: 'unreadable_file',
    message: 'Broken.',
    hint: 'Mend it.',
  })
  expect(crew.ended).toBe(0)
  await expect(runner.run('crash', null)).rejects.toMatchObject({ code: 'internal' })
  expect(crew).toEqual({ started: 1, ended: 1 })
})

test('every worker of the pool is handed its input in steps', async () => {
  let pauses = 0
  const { runner } = createCrew({
    pause: async () => {
      pauses++
    },
  })
  const bytes = new Uint8Array(copyStepBytes + 1)
  const counts = await Promise.all([runner.run('count', bytes), runner.run('count', bytes)])
  expect(counts).toEqual([bytes.length, bytes.length])
  expect(pauses).toBe(2)
})
