import { expect, test, vi } from 'vitest'
import { cancelled } from '../../../core/errors.ts'
import { copyStepBytes } from '../../../core/worker/copy-in-steps.ts'
import { type JobWorker, serveJobs } from '../../../core/worker.ts'
import { keepOneWorker } from '../../../figma-plugin/ui/pixels/keep-one-worker.ts'
import { createWorkerOpener, type WayToStart } from '../../../figma-plugin/ui/pixels/open-worker.ts'
import { runInWorkers } from '../../../figma-plugin/ui/pixels/run-in-workers.ts'
import { figmaPixelJobsWith } from '../../../figma-plugin/worker/jobs.ts'
import { onStart, type StartMessage } from '../../../figma-plugin/worker/start-message.ts'
import { plain } from '../../core/image/random-picture.ts'
import { expectError } from '../../core/refine/refusals.ts'
import { nodePlatform } from './node-platform.ts'

const picture = plain({ width: 2, height: 1 }, 8, [1, 2, 3, 255])
const started = { pentimento: 'started' }
const first: StartMessage = { pentimento: 'start', jpegDecoder: Uint8Array.of(1, 2) }

type Listener = (event: { data?: unknown }) => void

/** A worker whose messages the test sends; `told` is what it was sent, `ended` counts terminations. */
function fakeWorker() {
  const listeners = new Map<string, Set<Listener>>()
  const fake = {
    ended: 0,
    told: [] as unknown[],
    postMessage: (message: unknown) => {
      fake.told.push(message)
    },
    addEventListener: (type: string, listener: Listener) => {
      listeners.set(type, (listeners.get(type) ?? new Set()).add(listener))
    },
    removeEventListener: (type: string, listener: Listener) => {
      listeners.get(type)?.delete(listener)
    },
    terminate: () => {
      fake.ended++
    },
    emit: (type: string, data?: unknown) => {
      for (const listener of listeners.get(type) ?? []) listener({ data })
    },
    heard: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
  }
  return fake
}

/** A clock on which nothing passes until the test says so. */
function patience() {
  const waiting = new Set<() => void>()
  return {
    afterAWhile: (callback: () => void) => {
      waiting.add(callback)
      return () => waiting.delete(callback)
    },
    pass: () => {
      for (const callback of waiting) callback()
    },
    waiting,
  }
}

/** Lets everything that is ready happen. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('the first way that says it has started is taken, and no other tried', async () => {
  const worker = fakeWorker()
  const time = patience()
  const refuse: WayToStart = () => expect.unreachable()
  const opening = createWorkerOpener([() => worker, refuse], first, time.afterAWhile)()
  await settled()
  worker.emit('message', { from: 'another sender' })
  worker.emit('message', started)
  expect(await opening).toBe(worker)
  expect([worker.ended, worker.heard(), time.waiting.size]).toEqual([0, 0, 0])
  expect(worker.told).toEqual([first])
})

test('a worker is handed its JPEG decoder once, by the first message that is one of ours', () => {
  const port = fakeWorker()
  const start = vi.fn()
  onStart(port, start)
  port.emit('message', { pentimento: 'start' })
  port.emit('message', { from: 'another sender' })
  expect(start).not.toHaveBeenCalled()
  port.emit('message', first)
  port.emit('message', first)
  expect(start.mock.calls).toEqual([[first]])
})

test('what throws, what fails while loading and what never answers is passed over and ended', async () => {
  const [failing, silent, good] = [fakeWorker(), fakeWorker(), fakeWorker()]
  const tried: string[] = []
  const ways: WayToStart[] = [
    () => {
      tried.push('throws')
      throw new Error('SecurityError')
    },
    () => {
      tried.push('fails')
      return failing
    },
    () => {
      tried.push('silent')
      return silent
    },
    () => {
      tried.push('good')
      return good
    },
  ]
  const time = patience()
  const open = createWorkerOpener(ways, first, time.afterAWhile)
  const opening = open()
  await settled()
  failing.emit('error')
  await settled()
  time.pass()
  await settled()
  good.emit('message', started)
  expect(await opening).toBe(good)
  expect([failing.ended, silent.ended, good.ended]).toEqual([1, 1, 0])

  const second = open()
  await settled()
  good.emit('message', started)
  expect(await second).toBe(good)
  expect(tried).toEqual(['throws', 'fails', 'silent', 'good', 'good'])
})

test('where no way works, that is said, and the last one is tried again the next time', async () => {
  const tried: string[] = []
  const wayOf = (name: string) => (): JobWorker => {
    tried.push(name)
    throw new Error('no')
  }
  const last = fakeWorker()
  let isBusy = true
  const ways = [wayOf('first'), () => (isBusy ? wayOf('last')() : last)]
  const open = createWorkerOpener(ways, first, patience().afterAWhile)
  await expectError(open(), 'host_failed', /lets nothing compute pixels/)
  isBusy = false
  const opening = open()
  await settled()
  last.emit('message', started)
  expect(await opening).toBe(last)
  expect(tried).toEqual(['first', 'last'])
})

/** Workers over message channels that serve Figma's jobs. */
function crewOf() {
  const crew = { started: 0, ended: 0 }
  const open = async (): Promise<JobWorker> => {
    crew.started++
    const { port1, port2 } = new MessageChannel()
    serveJobs(port2, figmaPixelJobsWith(nodePlatform))
    const terminate = () => {
      crew.ended++
      port1.close()
    }
    return Object.assign(port1, { terminate })
  }
  return { crew, open }
}

const missingAll = { kind: 'missing', bases: ['x'], overlays: [] }

test('images of the document stay with one worker, other work gets its own', async () => {
  const { crew, open } = crewOf()
  const runner = runInWorkers(open)
  const facts = () => runner.run('facts', { files: [], hash: 'x' })
  expect(await Promise.all([facts(), facts(), facts()])).toEqual([
    missingAll,
    missingAll,
    missingAll,
  ])
  expect(crew).toEqual({ started: 1, ended: 0 })
  await Promise.all([runner.run('encodePng', { picture }), runner.run('encodePng', { picture })])
  expect(crew).toEqual({ started: 3, ended: 0 })
})

test('all workers are handed their inputs in steps, so that the panel goes on', async () => {
  const { open } = crewOf()
  let pauses = 0
  const pause = async () => {
    pauses++
  }
  const runner = runInWorkers(open, { pause })
  const file = new Uint8Array(copyStepBytes + 1)
  const files = [{ hash: 'y', file, drawn: null }]
  expect(await runner.run('facts', { files, hash: 'x' })).toEqual(missingAll)
  expect(pauses).toBe(1)
  const large = plain({ width: 1024, height: copyStepBytes / 4096 + 1 }, 8, [1, 2, 3, 255])
  await runner.run('encodePng', { picture: large })
  expect(pauses).toBe(2)
  expect(large.data.length).toBeGreaterThan(copyStepBytes)
})

test('cancelling work that needs no images ends its worker', async () => {
  const { crew, open } = crewOf()
  const runner = runInWorkers(open)
  const abort = new AbortController()
  const running = runner.run('encodePng', { picture }, { signal: abort.signal })
  await settled()
  abort.abort()
  await expect(running).rejects.toEqual(cancelled())
  expect(crew).toEqual({ started: 1, ended: 1 })
})

test('an aborted signal starts nothing', async () => {
  const { crew, open } = crewOf()
  const runner = runInWorkers(open)
  const signal = AbortSignal.abort()
  await expect(runner.run('facts', { files: [], hash: 'x' }, { signal })).rejects.toEqual(
    cancelled(),
  )
  await expect(runner.run('encodePng', { picture }, { signal })).rejects.toEqual(cancelled())
  expect(crew.started).toBe(0)
})

const jobs = {
  double: (value: number) => value * 2,
  crash: (): never => {
    throw new TypeError('a mistake')
  },
  wait: (_: null) => new Promise<string>((resolve) => finishers.push(() => resolve('waited'))),
}
let finishers: (() => void)[] = []

function keptOver(fails = 0) {
  finishers = []
  const crew = { started: 0, ended: 0 }
  let failures = fails
  const runner = keepOneWorker<typeof jobs>(async () => {
    if (failures-- > 0) throw new Error('not yet')
    crew.started++
    const { port1, port2 } = new MessageChannel()
    serveJobs(port2, jobs)
    const terminate = () => {
      crew.ended++
      port1.close()
    }
    return Object.assign(port1, { terminate })
  })
  return { crew, runner }
}

test('after a failure of its own, a worker is replaced, and ended once its other jobs are answered', async () => {
  const { crew, runner } = keptOver()
  const waiting = runner.run('wait', null)
  await expectError(runner.run('crash', undefined as never), 'internal', /a mistake/)
  expect(await runner.run('double', 4)).toBe(8)
  expect(crew).toEqual({ started: 2, ended: 0 })
  for (const finish of finishers) finish()
  expect(await waiting).toBe('waited')
  expect(crew).toEqual({ started: 2, ended: 1 })
})

test('a worker that could not start is tried anew', async () => {
  const { crew, runner } = keptOver(1)
  await expect(runner.run('double', 1)).rejects.toThrow('not yet')
  expect(await runner.run('double', 1)).toBe(2)
  expect(crew.started).toBe(1)
})

test('a job that is cancelled leaves the worker to the others', async () => {
  const { crew, runner } = keptOver()
  const abort = new AbortController()
  const waiting = runner.run('wait', null, { signal: abort.signal })
  await settled()
  abort.abort()
  await expect(waiting).rejects.toEqual(cancelled())
  expect(await runner.run('double', 3)).toBe(6)
  expect(crew).toEqual({ started: 1, ended: 0 })
})
