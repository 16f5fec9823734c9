import type { Refusal } from './fault.ts'
import {
  answerPaint,
  type Dialect,
  openPainter,
  type PainterOptions,
  type PaintServer,
} from './open-painter.ts'
import type { PaintJob, Wanted } from './paint-answer.ts'
import { type FileFormat, formatOf, readPictureFile } from './picture-file.ts'
import { formOf, isOfType, type Received } from './received.ts'
import { html, json, Refused, type Reply } from './reply.ts'

/** stable-diffusion.cpp's `sd-server` on this machine. */
export interface SdCppServer extends PaintServer {
  /** Ends in /v1. */
  readonly baseUrl: string
}

/**
 * Starts a server that speaks OpenAI's edits as stable-diffusion.cpp does.
 *
 * Multipart only; fields that it does not know are passed over; the mask counts by its brightness and its alpha not at
 * all; errors are `{"error": "text"}`; nothing costs anything.
 */
export async function startSdCppServer(options: PainterOptions = {}): Promise<SdCppServer> {
  const dialect: Dialect = {
    headers: ['authorization'],
    refuse: refuseAsSdCpp,
    complain: (status, error) => json(status, { error }),
    async answer(exchange, room) {
      const { received } = exchange
      const route = `${received.method} ${received.path}`
      if (route === 'GET /v1/models') {
        const model = { id: 'sd-cpp-local', object: 'model', owned_by: 'local' }
        return json(200, { data: [model] })
      }
      if (route !== 'POST /v1/images/edits') throw refused(404, 'not found')
      await answerPaint(exchange, room, dialect, {
        read: () => readJob(received),
        wrap: ({ job, files }) =>
          json(200, {
            created: 1_790_000_000,
            output_format: job.format,
            data: files.map((file) => ({ b64_json: file.toString('base64') })),
          }),
      })
      return undefined
    },
  }
  const server = await openPainter(dialect, options)
  return { ...server, baseUrl: `${server.origin}/v1` }
}

/** Says no as stable-diffusion.cpp, or what stands before it, does. */
function refuseAsSdCpp(refusal: Refusal): Reply {
  if (refusal === 'HTML error') return html(502, '502 Bad Gateway')
  const [status, error] = sdCppRefusals[refusal]
  return json(status, { error })
}

const sdCppRefusals: Readonly<Record<Exclude<Refusal, 'HTML error'>, readonly [number, string]>> = {
  'bad request': [400, 'prompt required'],
  'bad size': [400, 'invalid size'],
  'bad image': [400, 'at least one image is required'],
  'unknown field': [400, 'unknown field: quality'],
  'bad key': [401, 'unauthorized'],
  'not verified': [403, 'forbidden'],
  'unknown model': [404, 'model not found'],
  'rate limit': [429, 'busy, try again in 2s'],
  'out of credit': [402, 'payment required'],
  'refused input': [400, 'the prompt was rejected by the safety filter'],
  'refused output': [400, 'the image was rejected by the safety filter'],
  failed: [500, 'generate_image returned no results'],
  unavailable: [503, 'server is busy'],
}

async function readJob(received: Received): Promise<PaintJob> {
  if (!isOfType(received, 'multipart/form-data')) {
    throw refused(400, 'request must be multipart/form-data')
  }
  const parts = formOf(received)
  const text = (name: string) => parts.find((part) => part.name === name)?.body.toString('utf8')
  const prompt = text('prompt') ?? ''
  if (prompt === '') throw refused(400, 'prompt required')
  const [image] = parts.filter(({ name }) => name === 'image[]' || name === 'image')
  if (!image || !formatOf(image.body)) throw refused(400, 'at least one image is required')
  const picture = await readPictureFile(image.body)
  const mask = parts.find(({ name }) => name === 'mask')
  const [, width, height] = (/^(\d+)x(\d+)$/u.exec(text('size') ?? '') ?? []).map(Number)
  const format = (text('output_format') ?? 'png') as FileFormat
  if (format !== 'png' && format !== 'jpeg') throw refused(400, 'invalid output_format')
  return {
    picture,
    wanted: mask ? await readBright(mask.body, picture) : null,
    size: { width: width ?? 512, height: height ?? 512 },
    count: Math.min(Math.max(Number(text('n') ?? 1), 1), 8),
    ...{ format, prompt, usd: 0 },
  }
}

/** What is brighter than half is wanted; alpha says nothing. */
async function readBright(
  bytes: Uint8Array,
  size: { readonly width: number; readonly height: number },
): Promise<Wanted> {
  const { width, height, data } = await readPictureFile(bytes)
  if (width !== size.width || height !== size.height) throw refused(400, 'mask size mismatch')
  const wanted = new Uint8Array(width * height)
  for (let i = 0; i < wanted.length; i++) {
    const grey =
      (77 * (data[i * 4] as number) +
        150 * (data[i * 4 + 1] as number) +
        29 * (data[i * 4 + 2] as number)) /
      256
    wanted[i] = grey > 127.5 ? 255 : 0
  }
  return wanted
}

function refused(status: number, error: string): Refused {
  return new Refused(json(status, { error }))
}
