import { expect, test } from 'vitest'
import { createFetch } from '../../../photoshop-uxp/network/create-fetch.ts'

interface Call {
  readonly url: string
  readonly init: Readonly<Record<string, unknown>>
  readonly answer: (response: Response) => void
  readonly fail: (error: Error) => void
}

/** UXP's fetch, answered by hand, and a clock that is turned by hand. */
function open() {
  const calls: Call[] = []
  const timers: { milliseconds: number; callback: () => void; stopped: boolean }[] = []
  const fetch = createFetch({
    fetch: (url, init) =>
      new Promise((answer, fail) => {
        calls.push({ url, init, answer, fail })
      }),
    after: (milliseconds, callback) => {
      const timer = { milliseconds, callback, stopped: false }
      timers.push(timer)
      return () => {
        timer.stopped = true
      }
    },
  })
  return { fetch, calls, timers }
}

const answer = { ok: true } as Response

test('an address, a method, plain headers and a text are all that reaches UXP', async () => {
  const { fetch, calls } = open()
  const abort = new AbortController()
  const headers = new Headers({ Authorization: 'Bearer key', accept: 'application/json' })
  const posted = fetch('https://host/path', {
    method: 'POST',
    headers,
    body: '{}',
    signal: abort.signal,
    keepalive: true,
  })
  expect(calls.map(({ url, init }) => ({ url, init }))).toEqual([
    {
      url: 'https://host/path',
      init: {
        method: 'POST',
        headers: { authorization: 'Bearer key', accept: 'application/json' },
        body: '{}',
        credentials: 'omit',
      },
    },
  ])
  calls[0]!.answer(answer)
  expect(await posted).toBe(answer)
})

test('no key is ever passed with nothing in it: UXP throws for them', () => {
  const { fetch, calls } = open()
  void fetch('https://host', { body: null, signal: null })
  void fetch(new URL('https://host/'))
  for (const { init } of calls) {
    expect(Object.values(init)).not.toContain(undefined)
    expect(Object.keys(init)).toEqual(['method', 'headers', 'credentials'])
  }
})

test('bytes reach UXP as a buffer that holds them and nothing else', () => {
  const { fetch, calls } = open()
  const around = Uint8Array.from([9, 9, 1, 2, 3, 9])
  void fetch('https://host', { method: 'POST', body: around.subarray(2, 5) })
  expect(calls[0]?.init.body).toEqual(Uint8Array.from([1, 2, 3]).buffer)
})

test('headers may be a list or an object', () => {
  const { fetch, calls } = open()
  void fetch('https://host', { headers: [['a', '1']] })
  void fetch('https://host', { headers: { a: '1' } })
  expect(calls.map(({ init }) => init.headers)).toEqual([{ a: '1' }, { a: '1' }])
})

test('an aborted read rejects at once, and the answer that comes later changes nothing', async () => {
  const { fetch, calls } = open()
  const abort = new AbortController()
  const read = fetch('https://host', { signal: abort.signal })
  abort.abort()
  await expect(read).rejects.toMatchObject({
    name: 'AbortError',
    message: 'The request was left',
  })
  calls[0]!.answer(answer)
  calls[0]!.fail(new TypeError('late'))
  await expect(read).rejects.toMatchObject({ name: 'AbortError' })
})

test('promise 2: the answer of an aborted call that may have cost is not lost', async () => {
  const { fetch, calls } = open()
  const abort = new AbortController()
  const posted = fetch('https://host', { method: 'POST', body: '{}', signal: abort.signal })
  abort.abort()
  calls[0]!.answer(answer)
  expect(await posted).toBe(answer)
})

test('what is aborted already is not sent', async () => {
  const { fetch, calls } = open()
  await expect(fetch('https://host', { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(calls).toEqual([])
})

test('a call that may cost waits for ever and is sent once, however it fails', async () => {
  const { fetch, calls, timers } = open()
  const posted = fetch('https://host', { method: 'POST', body: '{}' })
  expect(timers).toEqual([])
  calls[0]!.fail(new TypeError('Network request failed'))
  await expect(posted).rejects.toThrow(/^Network request failed$/u)
  expect(calls).toHaveLength(1)
})

test('a read that takes half a minute is given up', async () => {
  const { fetch, timers } = open()
  const read = fetch('https://host')
  expect(timers[0]!.milliseconds).toBe(30_000)
  timers[0]!.callback()
  await expect(read).rejects.toThrow(/^The request timed out$/u)
})

test('an answered read leaves no timer and no listener behind', async () => {
  const { fetch, calls, timers } = open()
  const listeners = new Set<unknown>()
  const signal = {
    aborted: false,
    addEventListener: (_: string, listener: unknown) => listeners.add(listener),
    removeEventListener: (_: string, listener: unknown) => listeners.delete(listener),
  } as unknown as AbortSignal
  const read = fetch('https://host', { signal })
  expect(listeners.size).toBe(1)
  calls[0]!.answer(answer)
  await read
  expect(listeners.size).toBe(0)
  expect(timers[0]!.stopped).toBe(true)
})

test('forms and requests are refused instead of arriving empty', () => {
  const { fetch } = open()
  expect(() => fetch('https://host', { method: 'POST', body: new FormData() })).toThrow(
    /^Expected a text or bytes as body: UXP loses the fields of forms$/u,
  )
  expect(() => fetch(new Request('https://host'))).toThrow(
    /^Expected an address but received a Request$/u,
  )
})
