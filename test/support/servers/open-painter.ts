import { onTestFinished } from 'vitest'
import { createFaults, type Fault, type Faults, isRefusal, type Refusal } from './fault.ts'
import { type PaintEdit, type PaintJob, paintAnswer } from './paint-answer.ts'
import type { Received } from './received.ts'
import { Refused, type Reply, send } from './reply.ts'
import { sendBadly } from './send-badly.ts'
import { type Exchange, startLoopback } from './start-loopback.ts'

/** What a painted call costs, as the server will charge it. */
export interface Bill {
  /** Position in `paints`. */
  readonly paint: number
  readonly usd: number
}

/** A server that paints, whatever dialect it speaks. */
export interface PaintServer extends Faults {
  readonly origin: string
  /** Every request, in order. */
  readonly received: readonly Received[]
  /** The requests for a picture among them: each may be billed. */
  readonly paints: readonly Received[]
  /** What was painted, and so is charged, whether or not the answer reached anyone. */
  readonly bills: readonly Bill[]
  /** What a strict server did not like, as sentences; such requests are refused. */
  readonly complaints: readonly string[]
  /** What reached the other host that redirects lead to. */
  readonly astray: readonly Received[]
  /** Resolves when so many requests for a picture have arrived. */
  arrived(count: number): Promise<void>
  close(): Promise<void>
}

/** What every dialect's server can be given. */
export interface PainterOptions {
  /** The edit itself; a red tint when nothing is said. */
  readonly paint?: PaintEdit
  /**
   * Whether pages of other origins may call it.
   *
   * @default true
   */
  readonly cors?: boolean
  /**
   * Whether what it says no with repeats the headers of the request, keys and all.
   *
   * @default false
   */
  readonly echoes?: boolean
  /** Where its end is noted; the running test when nothing is said. */
  readonly ends?: (close: () => Promise<void>) => void
}

/** What was painted, for the dialect to wrap. */
export interface Painted {
  readonly job: PaintJob
  /** Empty where a fault takes the pictures away. */
  readonly files: readonly Buffer[]
  /** Counts from 1. */
  readonly call: number
}

/** How a dialect says its part. */
export interface Dialect {
  /** Names of headers that it takes beside those that every client sends; lower case. */
  readonly headers: readonly string[]
  readonly refuse: (refusal: Refusal) => Reply
  /** Refuses what it does not know, in its own shape. */
  readonly complain: (status: number, message: string) => Reply
  readonly answer: (exchange: Exchange, room: PainterRoom) => Promise<Reply | undefined>
}

/** What a dialect works with. */
export interface PainterRoom {
  /** Counts a request for a picture and tells what is to be done to it. */
  accept(received: Received): { readonly paint: number; readonly fault: Fault | null }
  /** Paints, charges and wraps. */
  paint(
    job: PaintJob,
    told: { readonly paint: number; readonly fault: Fault | null },
    wrap: (painted: Painted) => Reply,
  ): Promise<Reply>
  /** Writes an answer as a fault says. */
  deliver(exchange: Exchange, reply: Reply, fault: Fault | null): Promise<void>
  /** Says no. */
  refuse(exchange: Exchange, reply: Reply): void
  /** Whether nothing is wrong any more, also for calls that were taken before. */
  isWell(): boolean
}

const everyClientSends = /^(?:host|connection|content-length|transfer-encoding|content-type)$/u
const browsersSend =
  /^(?:accept|accept-encoding|accept-language|user-agent|origin|referer|cache-control|pragma|dnt|priority|sec-.*)$/u

/** Starts a server of a dialect that counts, charges, complains and misbehaves; it ends with the test. */
export async function openPainter(
  dialect: Dialect,
  { paint: edit, cors = true, echoes = false, ends = onTestFinished }: PainterOptions,
): Promise<PaintServer> {
  const faults = createFaults()
  const paints: Received[] = []
  const bills: Bill[] = []
  const complaints: string[] = []
  const waiting: { readonly count: number; readonly resolve: () => void }[] = []
  const elsewhere = await startLoopback(({ response }) => void response.end('{}'), ends)
  const room: PainterRoom = {
    accept(received) {
      paints.push(received)
      for (const { count, resolve } of waiting) if (paints.length >= count) resolve()
      return { paint: paints.length - 1, fault: faults.take() }
    },
    async paint(job, { paint, fault }, wrap) {
      const files = fault === 'no picture' ? [] : await paintAnswer(job, fault, edit)
      bills.push({ paint, usd: job.usd })
      return wrap({ job, files, call: paint + 1 })
    },
    deliver: ({ response }, reply, fault) =>
      sendBadly(response, reply, fault, { faults, elsewhere: elsewhere.origin }),
    refuse: ({ received, response }, reply) =>
      send(response, echoes ? withEcho(reply, received) : reply),
    isWell: faults.isWell,
  }
  const loopback = await startLoopback(async (exchange) => {
    const { received, response } = exchange
    if (cors) allowEveryOrigin(exchange, dialect.headers)
    if (received.method === 'OPTIONS') return void response.writeHead(cors ? 204 : 405).end()
    try {
      expectKnownHeaders(received, dialect)
      const reply = await dialect.answer(exchange, room)
      if (reply) send(response, reply)
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown
      complaints.push(`${received.method} ${received.path}: ${thrown.message}`)
      send(response, thrown.reply)
    }
  }, ends)
  return {
    ...{ origin: loopback.origin, received: loopback.received, astray: elsewhere.received },
    ...{ paints, bills, complaints, close: loopback.close },
    misbehave: faults.misbehave,
    release: faults.release,
    arrived: (count) =>
      new Promise((resolve) => {
        if (paints.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
  }
}

/** A call for one picture from beginning to end, for dialects that answer at once. */
export async function answerPaint(
  exchange: Exchange,
  room: PainterRoom,
  dialect: Pick<Dialect, 'refuse'>,
  { read, wrap }: { read: () => Promise<PaintJob>; wrap: (painted: Painted) => Reply },
): Promise<void> {
  const told = room.accept(exchange.received)
  if (isRefusal(told.fault)) return room.refuse(exchange, dialect.refuse(told.fault))
  const reply = await room.paint(await read(), told, wrap)
  await room.deliver(exchange, reply, told.fault)
}

function expectKnownHeaders({ headers }: Received, dialect: Dialect): void {
  for (const name of Object.keys(headers)) {
    if (everyClientSends.test(name) || browsersSend.test(name)) continue
    if (dialect.headers.includes(name)) continue
    throw new Refused(dialect.complain(400, `Unknown header: ${name}`))
  }
}

/** Adds to every sentence of an answer what was sent, as careless servers and gateways do. */
function withEcho(reply: Reply, { headers }: Received): Reply {
  const sent = [headers.authorization, headers['x-goog-api-key']].filter((one) => one !== undefined)
  const value = String(sent[0] ?? '').replace(/^\w+ /u, '')
  const echo = ` (you sent ${sent.join()}, that is ${value} or ${encodeURIComponent(value)})`
  if (!reply.body.startsWith('{')) return { ...reply, body: reply.body + echo }
  const body: unknown = JSON.parse(reply.body, (_, one) =>
    typeof one === 'string' && one.includes(' ') ? one + echo : one,
  )
  return { ...reply, body: JSON.stringify(body) }
}

function allowEveryOrigin({ response }: Exchange, headers: readonly string[]): void {
  response.setHeader('access-control-allow-origin', '*')
  response.setHeader('access-control-allow-methods', 'GET, POST, PUT, DELETE')
  response.setHeader('access-control-allow-headers', [...headers, 'content-type'].join(', '))
  response.setHeader('access-control-expose-headers', 'X-Request-ID')
}
