import { expect, onTestFinished, test, vi } from 'vitest'
import { RefineError } from '../../../core/errors.ts'
import { copyStepBytes } from '../../../core/worker/copy-in-steps.ts'
import {
  type CallJobsOptions,
  callJobs,
  type JobOptions,
  type JobPort,
  type JobRunner,
  serveJobs,
} from '../../../core/worker.ts'
import { expectError } from '../refine/refusals.ts'

const jobs = {
  double: (value: number) => value * 2,
  later: async (value: string) => Promise.resolve(`${value}!`),
  invert: (bytes: Uint8Array) => bytes.map((byte) => 255 - byte),
  refuse: (hint: string): never => {
    throw new RefineError('bad_setting', 'That won’t do.', {
      hint,
      retryable: true,
      requestId: 'r-1',
    })
  },
  crash: (): never => {
    throw new TypeError('Expected a picture but received undefined')
  },
  report: (_: null, { onProgress }: JobOptions) => {
    onProgress?.(0.25)
    onProgress?.(null)
    return 'done'
  },
  /** Goes on until it is aborted. */
  wait: (_: null, { signal }: JobOptions) =>
    new Promise<string>((resolve) => signal?.addEventListener('abort', () => resolve('aborted'))),
  give: () => () => 'a function can’t be cloned',
}

test('a job runs at the other end and its result comes back', async () => {
  const { runner } = open()
  expect(await runner.run('double', 21)).toBe(42)
  expect(await runner.run('later', 'yes')).toBe('yes!')
})

test('several jobs at once get their own answers', async () => {
  const { runner } = open()
  const answers = await Promise.all([1, 2, 3, 4].map((value) => runner.run('double', value)))
  expect(answers).toEqual([2, 4, 6, 8])
})

test('typed arrays are copied there and moved back', async () => {
  const { runner, sent } = open()
  const bytes = Uint8Array.of(0, 1, 254)
  expect(await runner.run('invert', bytes)).toEqual(Uint8Array.of(255, 254, 1))
  expect(bytes).toEqual(Uint8Array.of(0, 1, 254))
  expect(sent.answers.at(-1)?.transfer).toHaveLength(1)
})

test('with pauses large inputs are copied in steps, and the copies are moved', async () => {
  const pauses: number[] = []
  const { runner, port } = open({ pause: async () => void pauses.push(port.messages.length) })
  const bytes = new Uint8Array(2 * copyStepBytes + 1).fill(1)
  const inverted = await runner.run('invert', bytes)
  expect(inverted.length).toBe(bytes.length)
  expect(inverted.every((byte) => byte === 254)).toBe(true)
  expect(bytes.every((byte) => byte === 1)).toBe(true)
  expect(pauses).toEqual([0, 0])
  expect(port.transfers.map((transfer) => transfer.length)).toEqual([1])
  // Moved, not cloned: nothing is left on this side.
  expect(port.transfers[0]?.[0]?.byteLength).toBe(0)
})

test('without pauses the port copies inputs by itself', async () => {
  const { runner, port } = open()
  await runner.run('invert', new Uint8Array(8))
  expect(port.transfers).toEqual([[]])
})

test('aborting while the input is copied rejects at once and sends nothing', async () => {
  let goOn = () => {}
  const pause = () => new Promise<void>((resolve) => (goOn = resolve))
  const { runner, port } = open({ pause })
  const stop = new AbortController()
  const input = new Uint8Array(copyStepBytes + 1)
  const waiting = runner.run('invert', input, { signal: stop.signal })
  stop.abort()
  await expectError(waiting, 'cancelled', /cancelled/)
  goOn()
  await runner.run('double', 1)
  expect(port.messages).toEqual([
    { pentimento: 'job', type: 'start', id: 2, name: 'double', input: 1 },
  ])
  expect(port.listening).toBe(0)
})

test('an input that is aborted in the turn of its call is not sent either', async () => {
  const { runner, port } = open({ pause: async () => {} })
  const stop = new AbortController()
  const waiting = runner.run('double', 1, { signal: stop.signal })
  stop.abort()
  await expectError(waiting, 'cancelled', /cancelled/)
  expect(port.messages).toEqual([])
})

test('what can’t be cloned is an error with pauses too', async () => {
  const { runner, port } = open({ pause: async () => {} })
  await expectError(runner.run('double', (() => 1) as unknown as number), 'internal', /clone/)
  expect(port.listening).toBe(0)
})

test('a RefineError comes back whole', async () => {
  const { runner } = open()
  const error = await expectError(
    runner.run('refuse', 'Do this.'),
    'bad_setting',
    /^That won’t do\.$/,
    /^Do this\.$/,
  )
  expect(error).toBeInstanceOf(RefineError)
  expect(error.retryable).toBe(true)
  expect(error.requestId).toBe('r-1')
})

test('promise 7: a mistake comes back as internal, with its text', async () => {
  const { runner } = open()
  await expectError(
    runner.run('crash', undefined as never),
    'internal',
    /Expected a picture but received undefined/,
  )
  await expectError(runner.run('nothing' as 'double', 1), 'internal', /received “nothing”/)
  await expectError(runner.run('toString' as 'double', 1), 'internal', /received “toString”/)
})

test('what can’t be cloned is an error at once, in both directions', async () => {
  const { runner, port } = open()
  await expectError(runner.run('double', (() => 1) as unknown as number), 'internal', /clone/)
  await expectError(runner.run('give', undefined as never), 'internal', /clone/)
  expect(port.listening).toBe(0)
})

test('progress comes back in order', async () => {
  const { runner } = open()
  const steps: unknown[] = []
  const onProgress = (fraction: number | null) => steps.push(fraction)
  expect(await runner.run('report', null, { onProgress })).toBe('done')
  expect(steps).toEqual([0.25, null])
})

test('aborting rejects at once, reaches the job, and silences its answer', async () => {
  const { runner, sent, port } = open()
  const stop = new AbortController()
  const waiting = runner.run('wait', null, { signal: stop.signal })
  await runner.run('double', 1)
  stop.abort()
  await expectError(waiting, 'cancelled', /cancelled/)
  expect(port.listening).toBe(0)
  await runner.run('double', 1)
  expect(sent.aborts).toBe(1)
  expect(sent.answers).toHaveLength(2)
})

test('a signal that is aborted already sends nothing', async () => {
  const { runner, port } = open()
  await expectError(
    runner.run('double', 1, { signal: AbortSignal.abort() }),
    'cancelled',
    /cancelled/,
  )
  expect(port.messages).toEqual([])
})

test('nothing listens while no job is out, on the port or on the signal', async () => {
  const { runner, port } = open()
  const { signal } = new AbortController()
  const added = vi.spyOn(signal, 'addEventListener')
  const removed = vi.spyOn(signal, 'removeEventListener')
  expect(port.listening).toBe(0)
  const first = runner.run('double', 1, { signal })
  const second = runner.run('refuse', 'x', { signal }).catch(() => 'refused')
  expect(port.listening).toBe(3)
  await Promise.all([first, second])
  expect(port.listening).toBe(0)
  expect(added).toHaveBeenCalledTimes(2)
  expect(removed).toHaveBeenCalledTimes(2)
  expect(removed.mock.calls.map((call) => call[1])).toEqual(added.mock.calls.map((call) => call[1]))
})

test('messages of others are ignored by both ends', async () => {
  const { runner, port, other } = open()
  const strangers = [
    null,
    'hello',
    { type: 'start' },
    { pentimento: 'job', type: 'start', id: 'one', name: 'double', input: 1 },
    { pentimento: 'job', type: 'done' },
    { pentimento: 'job', type: 'done', id: 999, result: 'wrong' },
    { pentimento: 'job', type: 'failed', id: 1, error: { code: 'made_up' } },
    { pluginMessage: { type: 'done', id: 1 } },
  ]
  const work = runner.run('later', 'right')
  for (const stranger of strangers) {
    other.postMessage(stranger)
    port.postMessage(stranger, { transfer: [] })
  }
  expect(await work).toBe('right!')
})

test('a worker that breaks fails its jobs instead of leaving them open', async () => {
  const { runner, port } = open()
  const waiting = runner.run('wait', null)
  port.breakDown()
  const error = await expectError(waiting, 'internal', /stopped working/, /Try again/)
  expect(error.retryable).toBe(true)
  expect(port.listening).toBe(0)
})

test('a worker that stopped serving answers no more', async () => {
  const { stopServing, port, other, sent } = open()
  stopServing()
  const heard = vi.fn()
  other.addEventListener('message', heard)
  port.postMessage(
    { pentimento: 'job', type: 'start', id: 1, name: 'double', input: 1 },
    { transfer: [] },
  )
  await vi.waitFor(() => expect(heard).toHaveBeenCalled())
  expect(sent.answers).toEqual([])
})

/** Two ends of a message channel, with the jobs served at one of them. */
function open(options: CallJobsOptions = {}) {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => {
    port1.close()
    port2.close()
  })
  const sent = { answers: [] as { transfer: unknown[] }[], aborts: 0 }
  const serving: JobPort = {
    postMessage: (message, options) => {
      port2.postMessage(message, options)
      if ((message as { type: string }).type !== 'progress') sent.answers.push(options)
    },
    addEventListener: (type, listener) => port2.addEventListener(type, listener as EventListener),
    removeEventListener: (type, listener) =>
      port2.removeEventListener(type, listener as EventListener),
    start: () => port2.start(),
  }
  const newAbort = () => {
    const abort = new AbortController()
    return {
      signal: abort.signal,
      abort: () => {
        sent.aborts++
        abort.abort()
      },
    }
  }
  const stopServing = serveJobs(serving, jobs, { newAbort })
  const port = countingPort(port1)
  const runner: JobRunner<typeof jobs> = callJobs<typeof jobs>(port, options)
  return { runner, port, other: port2, sent, stopServing }
}

function countingPort(port: MessagePort) {
  let listening = 0
  let breakDown = () => {}
  const messages: unknown[] = []
  const transfers: ArrayBuffer[][] = []
  const counting: JobPort = {
    postMessage: (message, options) => {
      port.postMessage(message, options)
      messages.push(message)
      transfers.push(options.transfer)
    },
    addEventListener: (type, listener) => {
      listening++
      if (type === 'error') breakDown = () => listener({})
      port.addEventListener(type, listener as EventListener)
    },
    removeEventListener: (type, listener) => {
      listening--
      port.removeEventListener(type, listener as EventListener)
    },
    start: () => port.start(),
  }
  return {
    ...counting,
    messages,
    transfers,
    breakDown: () => breakDown(),
    get listening() {
      return listening
    },
  }
}
