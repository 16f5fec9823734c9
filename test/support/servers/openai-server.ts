import {
  answerPaint,
  type Dialect,
  openPainter,
  type PainterOptions,
  type PaintServer,
} from './open-painter.ts'
import { createOpenaiBatches, type OpenaiBatches } from './openai-batches.ts'
import { readOpenaiBody, readOpenaiJob } from './openai-job.ts'
import {
  type OpenaiJob,
  openaiError,
  refuseAsOpenai,
  replyAsOpenai,
  streamAsOpenai,
} from './openai-replies.ts'
import { json, Refused } from './reply.ts'

/** How the server differs from OpenAI's own. */
export interface OpenaiServerOptions extends PainterOptions {
  /** The only key that it accepts; any when nothing is said, none needed when null. */
  readonly key?: string | null
  /**
   * Whether it takes JSON bodies for edits.
   *
   * @default true
   */
  readonly json?: boolean
  /** Fields that it does not know. */
  readonly without?: readonly string[]
  readonly models?: readonly string[]
}

/** OpenAI's own dialect on this machine. */
export interface OpenaiServer extends PaintServer {
  /** Ends in /v1. */
  readonly baseUrl: string
  /** The Files and Batch APIs behind the same address. */
  readonly batches: OpenaiBatches
}

const currentModels = [
  'gpt-image-2.6-sunburst',
  'gpt-image-2.6-flare',
  'gpt-image-2.5-sunburst',
  'gpt-image-2.5-flare',
  'gpt-image-2',
  'gpt-image-1.5',
  'gpt-image-1-mini',
]

/**
 * Starts a strict server of OpenAI's image, file and batch routes.
 *
 * It refuses headers, fields, methods, paths and models that OpenAI does not know, bodies that its published schemas do
 * not allow and what its guides forbid (sizes, masks, fields of other models), and says so in `complaints`.
 */
export async function startOpenaiServer(options: OpenaiServerOptions = {}): Promise<OpenaiServer> {
  const { key, json: takesJson = true, models = currentModels } = options
  const refused = new Set(options.without)
  const batches = createOpenaiBatches(options)
  const dialect: Dialect = {
    headers: ['authorization'],
    refuse: refuseAsOpenai,
    complain: (status, message) => openaiError(status, { message, type: 'invalid_request_error' }),
    async answer(exchange, room) {
      const { received } = exchange
      const { method, path, headers } = received
      const bearer = /^Bearer (\S+)$/u.exec(headers.authorization ?? '')?.[1]
      if (key !== null && (bearer === undefined || (key !== undefined && bearer !== key))) {
        throw new Refused(refuseAsOpenai('bad key'))
      }
      const route = `${method} ${path}`
      if (route === 'GET /v1/models') {
        return json(200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) })
      }
      const edits = route === 'POST /v1/images/edits'
      if (!edits && route !== 'POST /v1/images/generations') {
        const reply = await batches.answer(received)
        if (reply) return reply
        throw new Refused(dialect.complain(404, `Invalid URL (${route})`))
      }
      let job: OpenaiJob
      const read = async () => {
        const body = readOpenaiBody(received, { json: takesJson, fileOf: batches.fileOf, edits })
        if (!models.includes(String(body.fields.model))) {
          throw new Refused(refuseAsOpenai('unknown model'))
        }
        job = await readOpenaiJob(body, refused)
        return job
      }
      await answerPaint(exchange, room, dialect, {
        read,
        wrap: (painted) =>
          job.streams === null
            ? replyAsOpenai(job, painted)
            : streamAsOpenai(job, painted, edits ? 'edit' : 'generation'),
      })
      return undefined
    },
  }
  const server = await openPainter(dialect, options)
  return { ...server, baseUrl: `${server.origin}/v1`, batches }
}
