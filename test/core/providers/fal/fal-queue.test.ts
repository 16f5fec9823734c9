import { expect, test, vi } from 'vitest'
import { handClock, json, later, noTime } from '../scripted-fetch.ts'
import { fillRequest, flux2Request, openFal, testKey, waysToQueue } from './fal-desk.ts'

const broken = () => new TypeError('fetch failed')
const refused = () =>
  Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
  })

test.each(
  waysToQueue.flatMap(
    ([name, openQueue]) =>
      [
        [name, 'a busy gateway', openQueue, () => json(503, { detail: 'busy' }), 'provider_failed'],
        [name, 'too many calls', openQueue, () => json(429, { detail: 'busy' }), 'rate_limited'],
        [name, 'a broken connection', openQueue, broken, 'outcome_unknown'],
        [name, 'a server that is not there', openQueue, refused, 'provider_unreachable'],
      ] as const,
  ),
)('by %s a call that meets %s is handed in once', async (_, __, openQueue, submit, code) => {
  const { provider, steps } = openFal({ submit }, { openQueue })
  await expect(provider.edit(flux2Request())).rejects.toMatchObject({ code })
  expect(steps()).toEqual(['submit'])
})

test.each(waysToQueue)(
  'by %s looks that fail are repeated, after longer and longer waits: they cost nothing',
  async (_, openQueue) => {
    const clock = handClock()
    const failures = [broken(), json(502, null), json(429, { detail: 'slow down' })]
    const { provider, steps } = openFal(
      { status: () => failures.shift() ?? json(200, { status: 'COMPLETED' }) },
      { openQueue, wait: clock.wait },
    )
    const done = provider.edit(flux2Request())
    for (const wait of [1000, 2000, 4000]) {
      await vi.waitFor(() => expect(clock.waits()).toEqual([wait]))
      clock.turn()
    }
    expect((await done).candidates).toHaveLength(1)
    expect(steps()).toEqual(['submit', 'status', 'status', 'status', 'status', 'result'])
  },
)

test('a wait that fal states is kept', async () => {
  const clock = handClock()
  const answers = [json(429, { detail: 'Try again in 7s.' }), json(200, { status: 'COMPLETED' })]
  const { provider } = openFal({ status: () => answers.shift()! }, { wait: clock.wait })
  const done = provider.edit(flux2Request())
  await vi.waitFor(() => expect(clock.waits()).toEqual([7000]))
  clock.turn()
  await done
})

test('when fal can’t be asked any more, the outcome is unknown and the call can be asked for again', async () => {
  const { provider, steps } = openFal({ status: broken })
  await expect(provider.edit(flux2Request())).rejects.toMatchObject({
    code: 'outcome_unknown',
    requestId: 'req-1',
    retryable: true,
  })
  expect(steps()).toEqual(['submit', ...Array(6).fill('status')])
})

test.each(waysToQueue)(
  'by %s a call is resumed by its ticket and never handed in again',
  async (_, openQueue) => {
    const { provider, steps, calls } = openFal({}, { openQueue })
    const { candidates } = await provider.resume!('fal-ai/flux-pro/v1/fill#req-9')
    expect(candidates).toHaveLength(1)
    expect(steps()).toEqual(['status', 'result'])
    expect(calls[1]!.url).toBe('https://queue.fal.run/fal-ai/flux-pro/requests/req-9')
  },
)

test.each(['', 'req-9', 'fal-ai/x#', 'fal-ai/../../x#1', 'https://evil.example/a#1', 'a/b#c/d'])(
  'a note of “%s” is no ticket, and becomes part of no address',
  async (ticket) => {
    const { provider, calls } = openFal()
    await expect(provider.resume!(ticket)).rejects.toMatchObject({ code: 'bad_setting' })
    expect(calls).toEqual([])
  },
)

test('a call that fal does not know any more may have been charged', async () => {
  const { provider } = openFal({ status: () => json(404, { detail: 'Request not found' }) })
  await expect(provider.resume!('fal-ai/flux-2-pro#gone')).rejects.toMatchObject({
    code: 'bad_answer',
    requestId: 'gone',
  })
})

test.each(waysToQueue)('by %s cancelling takes the call back, with a PUT', async (_, openQueue) => {
  const { provider, steps, calls } = openFal(
    { status: () => new Promise(() => undefined) },
    { openQueue },
  )
  const abort = new AbortController()
  const done = provider.edit(flux2Request(), { signal: abort.signal })
  await vi.waitFor(() => expect(steps()).toEqual(['submit', 'status']))
  abort.abort()
  await expect(done).rejects.toMatchObject({ code: 'cancelled' })
  expect(calls[2]).toMatchObject({
    method: 'PUT',
    url: 'https://queue.fal.run/fal-ai/flux-2-pro/requests/req-1/cancel',
    headers: { authorization: `Key ${testKey}` },
  })
})

test('promise 2: what is painted when it is cancelled has been paid for, and is given', async () => {
  const { provider, steps } = openFal(
    {
      status: () => new Promise(() => undefined),
      cancel: () => json(400, { status: 'ALREADY_COMPLETED' }),
    },
    { wait: handClock().wait },
  )
  const abort = new AbortController()
  const done = provider.edit(flux2Request(), { signal: abort.signal })
  await vi.waitFor(() => expect(steps()).toEqual(['submit', 'status']))
  abort.abort()
  expect((await done).candidates).toHaveLength(1)
  expect(steps()).toEqual(['submit', 'status', 'cancel', 'result'])
})

test('a queue that never hears the word does not hold up the cancelling', async () => {
  const clock = handClock()
  const { provider, steps } = openFal(
    { status: () => new Promise(() => undefined), cancel: () => new Promise(() => undefined) },
    { wait: clock.wait },
  )
  const abort = new AbortController()
  const done = provider.edit(flux2Request(), { signal: abort.signal })
  await vi.waitFor(() => expect(steps()).toEqual(['submit', 'status']))
  abort.abort()
  await vi.waitFor(() => expect(clock.waits()).toEqual([5000]))
  clock.turn()
  await expect(done).rejects.toMatchObject({ code: 'cancelled' })
})

test('a call that was cancelled while it was handed in is noted if it arrived, then taken back', async () => {
  // A host that can't stop a request hears its answer all the same.
  const submitted = later<Response>()
  const { provider, steps } = openFal({ submit: () => submitted.value }, { wait: handClock().wait })
  const abort = { aborted: false, addEventListener() {}, removeEventListener() {} }
  const tickets: (string | null)[] = []
  const done = provider.edit(fillRequest(), {
    signal: abort as unknown as AbortSignal,
    onTicket: async (ticket) => void tickets.push(ticket),
  })
  await vi.waitFor(() => expect(steps()).toEqual(['submit']))
  abort.aborted = true
  submitted.settle(json(200, { request_id: 'req-5' }))
  await expect(done).rejects.toMatchObject({ code: 'cancelled' })
  expect(tickets).toEqual(['fal-ai/flux-pro/v1/fill#req-5', null])
  expect(steps()).toEqual(['submit', 'cancel'])
})

test.each([
  ['FAILED', 'provider_failed'],
  ['ERROR', 'provider_failed'],
  ['CANCELED', 'provider_refused'],
] as const)('a call that fal says is %s is not waited for', async (status, code) => {
  const { provider, steps } = openFal({ status: () => json(200, { status }) })
  await expect(provider.edit(flux2Request())).rejects.toMatchObject({ code, requestId: 'req-1' })
  expect(steps()).toEqual(['submit', 'status'])
})

test('what is cancelled before it is handed in reaches nobody', async () => {
  const { provider, calls } = openFal()
  await expect(
    provider.edit(flux2Request(), { signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ code: 'cancelled' })
  expect(calls).toEqual([])
})

test('a call that is never painted is left to itself after half an hour, to be asked for later', async () => {
  let waited = 0
  const { provider } = openFal(
    { status: () => json(202, { status: 'IN_PROGRESS' }) },
    {
      wait: (milliseconds, signal) => {
        if (milliseconds === 1000) waited += milliseconds
        return noTime(milliseconds, signal)
      },
    },
  )
  await expect(provider.edit(flux2Request())).rejects.toMatchObject({
    code: 'outcome_unknown',
    message: 'fal has not painted this call in half an hour.',
    requestId: 'req-1',
  })
  expect(waited / 60_000).toBeCloseTo(30, 1)
})
