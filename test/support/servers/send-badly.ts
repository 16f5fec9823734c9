import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Fault, FaultsInside } from './fault.ts'
import { html, type Reply, send } from './reply.ts'

/** What sending badly needs of its server. */
export interface BadSending {
  readonly faults: FaultsInside
  /** Another host, which nothing of a request may reach. */
  readonly elsewhere: string
}

/** How large the body is that nobody can want. */
export const hugeBytes = 200 * 1024 * 1024

/** Sends an answer, in the way that a fault says; what a fault does to pixels was done before. */
export async function sendBadly(
  response: ServerResponse,
  reply: Reply,
  fault: Fault | null,
  { faults, elsewhere }: BadSending,
): Promise<void> {
  const { status, headers, body } = reply
  const half = body.slice(0, Math.floor(body.length / 2))
  switch (fault) {
    case 'slow':
      await faults.released
      return send(response, reply)
    case 'hangs':
      return
    case 'hangs in the body':
      response.writeHead(status, headers)
      response.write(half)
      return
    case 'resets before headers':
      response.destroy()
      return
    case 'resets in the body':
    case 'cut stream':
      response.writeHead(status, headers)
      response.write(half, () => response.destroy())
      return
    case 'cut body':
      return send(response, { status, headers, body: half })
    case 'empty body':
      return send(response, { status, headers, body: '' })
    case 'no JSON':
      return send(response, { status, headers, body: 'OK, painted.' })
    case 'HTML page':
      return send(response, html(200, 'Welcome'))
    case 'huge body':
      return sendHuge(response, reply)
    case 'redirects':
      response.writeHead(307, { location: `${elsewhere}/painted` })
      response.end()
      return
    default:
      send(response, reply)
  }
}

/** Streams a body that begins as an answer does and never ends it; stops when nobody reads on. */
async function sendHuge(response: ServerResponse, { status, headers, body }: Reply): Promise<void> {
  const chunk = Buffer.alloc(1024 * 1024, 'A')
  response.writeHead(status, { ...headers, 'content-length': hugeBytes })
  const start = Buffer.from(body.slice(0, 16))
  response.write(start)
  let left = hugeBytes - start.length
  while (left > 0 && !response.destroyed) {
    const part = chunk.subarray(0, Math.min(left, chunk.length))
    left -= part.length
    if (response.write(part)) continue
    await Promise.race([once(response, 'drain'), once(response, 'close')])
  }
  response.end()
}
