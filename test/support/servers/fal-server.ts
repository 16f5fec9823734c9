import { falEndpoints, readFalJob } from './fal-job.ts'
import { refuseAsFal } from './fal-replies.ts'
import { type Fault, isRefusal, type Refusal } from './fault.ts'
import {
  type Dialect,
  openPainter,
  type Painted,
  type PainterOptions,
  type PainterRoom,
  type PaintServer,
} from './open-painter.ts'
import { json, Refused, type Reply } from './reply.ts'
import type { Exchange } from './start-loopback.ts'

/** How the server is set up. */
export interface FalServerOptions extends PainterOptions {
  /** The only key that it accepts; any when nothing is said. */
  readonly key?: string
  /**
   * How often a call is still waiting when it is looked at.
   *
   * @default 1
   */
  readonly looks?: number
  /**
   * Where the pictures lie that it does not put into the answer itself, which is all of them when this is given.
   *
   * @default https://v3.fal.media
   */
  readonly filesAt?: string
}

/** fal's queue on this machine: it stands for `queue.fal.run` and, below /files/, for the host of the results. */
export interface FalServer extends PaintServer {
  /** The ids of calls that somebody asked to cancel. */
  readonly cancelled: readonly string[]
}

interface Queued {
  readonly told: ReturnType<PainterRoom['accept']>
  readonly job: Awaited<ReturnType<typeof readFalJob>>
  looks: number
  reply?: Promise<Reply>
}

/** Faults that meet the first request; all others meet the result. */
const atSubmit: readonly (Fault | null)[] = [
  ...(['bad request', 'unknown field', 'bad key', 'not verified', 'unknown model'] as const),
  ...(['rate limit', 'out of credit', 'unavailable', 'HTML error'] as const),
  ...(['resets before headers', 'resets in the body', 'cut body', 'redirects'] as const),
  ...(['hangs in the body', 'no JSON', 'HTML page', 'empty body'] as const),
]

/** Starts a strict server of fal's queue: submit, status, result, cancel. */
export async function startFalServer(options: FalServerOptions = {}): Promise<FalServer> {
  const { key, looks = 1, filesAt } = options
  const queue = new Map<string, Queued>()
  const files: Buffer[] = []
  const cancelled: string[] = []
  let calls = 0
  let isReleased = false
  const dialect: Dialect = {
    headers: [
      ...['authorization', 'x-fal-queue-priority', 'x-fal-store-io', 'x-fal-request-timeout'],
      ...['x-fal-object-lifecycle-preference', 'x-app-fal-disable-fallback', 'x-fal-no-retry'],
    ],
    refuse: refuseAsFal,
    complain: (status, detail) => json(status, { detail }),
    async answer(exchange, room) {
      const { method, path, headers } = exchange.received
      const file = files[Number(/^\/files\/(\d+)$/u.exec(path)?.[1])]
      if (file && method === 'GET') {
        exchange.response.writeHead(200, { 'content-type': 'image/png' })
        return void exchange.response.end(file)
      }
      const sent = /^Key (\S+)$/u.exec(headers.authorization ?? '')?.[1]
      if (sent === undefined || (key !== undefined && sent !== key)) {
        throw new Refused(refuseAsFal('bad key'))
      }
      const endpoint = falEndpoints[path.slice(1)]
      if (method === 'POST' && endpoint) return submit(exchange, room)
      const [, app, id = '', verb] =
        /^\/(fal-ai\/[^/]+)\/requests\/([^/]+)(\/status|\/cancel)?$/u.exec(path) ?? []
      const queued = queue.get(id)
      if (!app || !queued) throw new Refused(refuseAsFal('unknown model'))
      if (method === 'GET' && verb === '/status') return statusOf(id, app, queued, room)
      if (method === 'PUT' && verb === '/cancel') return cancel(id, queued)
      if (method === 'GET' && !verb) return deliver(id, queued, exchange, room)
      throw new Refused(json(405, { detail: 'Method Not Allowed' }))
    },
  }

  async function submit(exchange: Exchange, room: PainterRoom): Promise<undefined> {
    const { received } = exchange
    const told = room.accept(received)
    const { fault } = told
    const isEarly = atSubmit.includes(fault)
    if (isRefusal(fault) && isEarly) {
      return void room.refuse(exchange, refuseAsFal(fault))
    }
    const endpoint = falEndpoints[received.path.slice(1)]
    if (!endpoint) throw new Refused(refuseAsFal('unknown model'))
    const job = await readFalJob(received, endpoint)
    const id = `fal-${++calls}`
    queue.set(id, { told: isEarly ? { ...told, fault: null } : told, job, looks })
    const app = received.path.split('/').slice(1, 3).join('/')
    await room.deliver(exchange, json(200, describe(id, app, 'IN_QUEUE')), isEarly ? fault : null)
  }

  function statusOf(id: string, app: string, queued: Queued, room: PainterRoom): Reply {
    const fault = room.isWell() ? null : queued.told.fault
    const isHeld = fault === 'hangs' || (fault === 'slow' && !isReleased)
    const isDone = queued.looks-- <= 0 && !isHeld
    return json(isDone ? 200 : 202, describe(id, app, isDone ? 'COMPLETED' : 'IN_PROGRESS'))
  }

  function cancel(id: string, queued: Queued): Reply {
    cancelled.push(id)
    if (queued.reply) return json(400, { status: 'ALREADY_COMPLETED' })
    // A call that was stopped is not known any more.
    queue.delete(id)
    return json(202, { status: 'CANCELLATION_REQUESTED' })
  }

  async function deliver(
    id: string,
    queued: Queued,
    exchange: Exchange,
    room: PainterRoom,
  ): Promise<Reply | undefined> {
    const { told, job } = queued
    const fault: Fault | null = room.isWell() ? null : told.fault
    if (isRefusal(fault)) {
      room.refuse(exchange, refuseAsFal(fault as Refusal, { 'x-fal-request-id': id }))
      return undefined
    }
    // Painted and charged once, however often it is fetched.
    queued.reply ??= room.paint(job, told, (painted) => wrap(id, painted, job.inline))
    await room.deliver(exchange, await queued.reply, fault === 'slow' ? null : fault)
    return undefined
  }

  function wrap(id: string, { job, files: painted }: Painted, inline: boolean): Reply {
    const images = painted.map((bytes) => {
      const content_type = bytes.toString('latin1', 1, 4) === 'PNG' ? 'image/png' : 'image/jpeg'
      const url =
        inline && filesAt === undefined
          ? `data:${content_type};base64,${bytes.toString('base64')}`
          : `${filesAt ?? 'https://v3.fal.media'}/files/${files.push(bytes) - 1}`
      return { url, content_type, width: job.size.width, height: job.size.height }
    })
    const body = { images, timings: {}, seed: 42, has_nsfw_concepts: images.map(() => false) }
    return json(200, { ...body, prompt: job.prompt }, { 'x-fal-request-id': id })
  }

  const server = await openPainter(dialect, options)
  return {
    ...server,
    cancelled,
    release() {
      isReleased = true
      server.release()
    },
  }
}

function describe(id: string, app: string, status: string): object {
  const response_url = `https://queue.fal.run/${app}/requests/${id}`
  return {
    ...{ status, request_id: id, response_url },
    status_url: `${response_url}/status`,
    cancel_url: `${response_url}/cancel`,
    ...(status === 'IN_QUEUE' ? { queue_position: 0 } : { logs: null }),
  }
}
