import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import type { HttpAccess, HttpCall } from '../../../../core/providers/http/http-call.ts'
import { send } from '../../../../core/providers/http/send.ts'
import { sendJson, startServer } from '../openai/loopback-server.ts'

const forever = () => new Promise<void>(() => undefined)
const access: HttpAccess = { fetch: (...request) => fetch(...request), wait: forever }

function post(url: string, more: Partial<HttpCall> = {}): HttpCall {
  return {
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
    ...more,
  }
}

test('JSON comes back as data, with the service’s own id', async () => {
  const { baseUrl } = await startServer((_, response) => sendJson(response, 200, { a: [1] }))
  expect(await send(post(baseUrl), access)).toEqual({
    ...{ ok: true, status: 200, data: { a: [1] }, requestId: 'req_123' },
  })
})

test.each([200, 500])(
  'the id is read from the header that the caller names (%i)',
  async (status) => {
    const { baseUrl } = await startServer((_, response) => {
      response.writeHead(status, { 'x-request-id': 'proxy', 'x-fal-request-id': 'own' }).end('{}')
    })
    const idOf = async (more: Partial<HttpCall>) => {
      const sent = await send(post(baseUrl, more), access)
      return sent.ok ? sent.requestId : sent.failure.requestId
    }
    expect(await idOf({ idHeader: 'x-fal-request-id' })).toBe('own')
    expect(await idOf({})).toBe('proxy')
  },
)

test('bytes are sent and received as they are', async () => {
  const { baseUrl, received } = await startServer((_, response) =>
    response.end(Buffer.from([0, 255, 128])),
  )
  const body = Uint8Array.from([13, 10, 0, 254])
  const sent = await send(post(baseUrl, { body, expects: 'bytes' }), access)
  expect(sent).toMatchObject({ ok: true, data: Uint8Array.from([0, 255, 128]) })
  expect([...received[0]!.bytes]).toEqual([13, 10, 0, 254])
})

test('what is no JSON is no data', async () => {
  const { baseUrl } = await startServer((_, response) => response.end('<html>'))
  expect(await send(post(baseUrl), access)).toMatchObject({ ok: true, data: undefined })
})

test('an explanation in plain words is kept, an HTML page is not', async () => {
  const answers = ['Unauthorized\n', '<html>502</html>']
  const { baseUrl } = await startServer((_, response) => {
    response.writeHead(502)
    response.end(answers.shift())
  })
  const messages = []
  for (let i = 0; i < 2; i++) {
    const sent = await send(post(baseUrl), access)
    messages.push(sent.ok ? 'ok' : sent.failure.message)
  }
  expect(messages).toEqual(['Unauthorized', undefined])
})

test('nothing is sent while the machine is offline, except to itself', async () => {
  const { baseUrl, received } = await startServer((_, response) => sendJson(response, 200, {}))
  const offline: HttpAccess = { ...access, isOnline: () => false }
  expect(await send(post('https://api.example.com/v1'), offline)).toEqual({
    ...{ ok: false, failure: { kind: 'offline' } },
  })
  expect(await send(post(baseUrl), offline)).toMatchObject({ ok: true })
  expect(received).toHaveLength(1)
})

test('promise 6: a redirect is not followed, and named by its origin alone', async () => {
  const other = await startServer((_, response) => sendJson(response, 200, {}))
  const location = `${other.baseUrl}/images?token=secret`
  const { baseUrl } = await startServer((_, response) => {
    response.writeHead(307, { location })
    response.end()
  })
  const headers = { authorization: 'Bearer sk-1' }
  expect(await send(post(baseUrl, { headers }), access)).toEqual({
    ok: false,
    failure: {
      ...{ kind: 'redirect', requestId: null },
      message: other.baseUrl.replace('/v1', ''),
    },
  })
  expect(other.received).toHaveLength(0)
})

test.each(['told', 'not told'])(
  'an answer that is far too long is not read when its length is %s',
  async (told) => {
    let written = 0
    const { baseUrl } = await startServer((_, response) => {
      if (told === 'told') response.setHeader('content-length', 200_000_000)
      const more = () => {
        while (written < 200_000_000 && !response.destroyed) {
          written += 65_536
          if (!response.write(Buffer.alloc(65_536, 32))) return response.once('drain', more)
        }
        return response
      }
      more()
    })
    expect(await send(post(baseUrl, { maxBytes: 1_000_000 }), access)).toMatchObject({
      failure: { kind: 'oversized' },
    })
    expect(written).toBeLessThan(50_000_000)
  },
)

test('an answer that breaks off may have been paid for', async () => {
  const { baseUrl } = await startServer((_, response) => {
    response.writeHead(200, { 'content-length': 1000 })
    response.write('{"data":')
    setImmediate(() => response.destroy())
  })
  expect(await send(post(baseUrl), access)).toEqual({ ok: false, failure: { kind: 'broken' } })
})

test('where nobody listens nothing arrived', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  expect(await send(post(`http://127.0.0.1:${port}/`), access)).toEqual({
    ...{ ok: false, failure: { kind: 'refused', reason: 'nobody' } },
  })
})

test('a call that nobody answers ends when its time is over, and the connection with it', async () => {
  let left = () => {}
  const closed = new Promise<void>((resolve) => {
    left = resolve
  })
  let arrived = () => {}
  const timeOver = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const { baseUrl } = await startServer((_, response) => {
    response.on('close', left)
    arrived()
  })
  const waits: number[] = []
  const wait = (milliseconds: number) => {
    waits.push(milliseconds)
    return timeOver
  }
  expect(await send(post(baseUrl, { timeLimitMs: 5000 }), { ...access, wait })).toEqual({
    ...{ ok: false, failure: { kind: 'timeout' } },
  })
  expect(waits).toEqual([5000])
  await closed
})

test('cancelling is told as that, and ends the timer', async () => {
  const stop = new AbortController()
  const { baseUrl } = await startServer(() => stop.abort())
  let timer: AbortSignal | undefined
  const wait = (_: number, signal?: AbortSignal) => {
    timer = signal
    return forever()
  }
  expect(await send(post(baseUrl, { signal: stop.signal }), { ...access, wait })).toEqual({
    ...{ ok: false, failure: { kind: 'aborted' } },
  })
  expect(timer?.aborted).toBe(true)
})
