import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Received } from './received.ts'

/** A request and the way to answer it. */
export interface Exchange {
  readonly received: Received
  readonly response: ServerResponse
}

/** A real HTTP server on this machine that nobody else can reach. */
export interface Loopback {
  /** Such as http://127.0.0.1:40123. */
  readonly origin: string
  /** Every request that arrived whole, in order. */
  readonly received: readonly Received[]
  /** Cuts all connections and ends. */
  close(): Promise<void>
}

/**
 * Starts a server on a free port of 127.0.0.1; it ends with the test, with whatever still hangs.
 *
 * @param ends Where its end is noted: `afterAll` for a server that outlives one test.
 */
export async function startLoopback(
  answer: (exchange: Exchange) => Promise<void> | void,
  ends: (close: () => Promise<void>) => void = onTestFinished,
): Promise<Loopback> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    response.on('error', () => undefined)
    readWhole(request).then(
      async (one) => {
        received.push(one)
        try {
          await answer({ received: one, response })
        } catch (thrown) {
          // A mistake of the server's own: loud in the answer, as no test expects this status.
          if (!response.headersSent) response.writeHead(599)
          response.end(String(thrown))
        }
      },
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  ends(close)
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, received, close }
}

async function readWhole(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback')
  return {
    method: request.method ?? '',
    path: pathname,
    query: searchParams,
    headers: request.headers,
    rawHeaders: request.rawHeaders,
    body: Buffer.concat(chunks),
  }
}
