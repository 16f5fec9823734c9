import type { Refusal } from './fault.ts'
import type { Painted } from './open-painter.ts'
import type { PaintJob } from './paint-answer.ts'
import { html, json, type Reply } from './reply.ts'

/** What the envelope of an error holds; the rest is null. */
export interface OpenaiErrorFields {
  readonly message: string
  readonly type: string
  readonly param?: string | null
  readonly code?: string | null
  readonly moderation_details?: { moderation_stage: string; categories: readonly string[] }
}

/** Makes an error in OpenAI's envelope. */
export function openaiError(
  status: number,
  { message, type, param = null, code = null, ...more }: OpenaiErrorFields,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const error = { message, type, param, code, ...more }
  return json(status, { error }, { 'x-request-id': 'req_refused', ...headers })
}

/** Says no as OpenAI does. */
export function refuseAsOpenai(refusal: Refusal): Reply {
  if (refusal === 'HTML error') return html(502, '502 Bad Gateway')
  const [status, fields, headers] = openaiRefusals[refusal]
  return openaiError(status, fields, headers)
}

const user = 'image_generation_user_error'
const request = 'invalid_request_error'
const blocked = 'Your request was rejected by the safety system.'
const moderation = (stage: 'input' | 'output') => ({
  message: blocked,
  type: user,
  code: 'moderation_blocked',
  moderation_details: { moderation_stage: stage, categories: ['violence'] },
})

const openaiRefusals: Readonly<
  Record<
    Exclude<Refusal, 'HTML error'>,
    readonly [number, OpenaiErrorFields, Readonly<Record<string, string>>?]
  >
> = {
  'bad request': [400, { message: 'Something is wrong with the request.', type: request }],
  'bad size': [
    400,
    {
      message: "Invalid size '4096x4096'. The longest edge must be less than or equal to 3840.",
      type: user,
      param: 'size',
      code: 'invalid_value',
    },
  ],
  'bad image': [
    400,
    {
      message: 'Invalid image file or mode for image 1, please check your image file.',
      type: user,
      code: 'invalid_image_file',
    },
  ],
  'unknown field': [
    400,
    {
      message: "Unknown parameter: 'quality'.",
      type: request,
      param: 'quality',
      code: 'unknown_parameter',
    },
  ],
  'bad key': [
    401,
    {
      message: 'Incorrect API key provided: sk-wrong. You can find your API key in the settings.',
      type: request,
      code: 'invalid_api_key',
    },
  ],
  'not verified': [
    403,
    { message: 'Your organization must be verified to use this model.', type: request },
  ],
  'unknown model': [
    404,
    { message: 'The model does not exist.', type: request, code: 'model_not_found' },
  ],
  'rate limit': [
    429,
    {
      message: 'Rate limit reached for images per min. Please try again in 12s.',
      type: 'requests',
      code: 'rate_limit_exceeded',
    },
    { 'retry-after': '12' },
  ],
  'out of credit': [
    429,
    {
      message: 'You exceeded your current quota, please check your plan and billing details.',
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    },
  ],
  'refused input': [400, moderation('input')],
  'refused output': [400, moderation('output')],
  failed: [
    500,
    {
      message: 'The server had an error while processing your request.',
      type: 'server_error',
      code: 'server_error',
    },
  ],
  unavailable: [
    503,
    {
      message: 'The engine is currently overloaded, please try again later.',
      type: 'server_error',
    },
  ],
}

/** Pieces along the longer edge of a painted picture, by the model's generation and the quality. */
const pieces: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '2': { low: 16, medium: 48, high: 96 },
  '2.5': { low: 16, medium: 24, high: 48, xhigh: 64, max: 96 },
}

/** What OpenAI's usage says of a job, and what it costs at its published rates. */
export function openaiUsage(
  job: Pick<PaintJob, 'prompt' | 'picture' | 'size' | 'count'>,
  { model, quality }: { readonly model: string; readonly quality: string },
): { readonly usage: OpenaiUsage; readonly usd: number } {
  const { width, height } = job.size
  const generation = /^gpt-image-2(?!\.)/u.test(model) ? '2' : '2.5'
  const along = pieces[generation]?.[quality] ?? 24
  const across = Math.round((along * Math.min(width, height)) / Math.max(width, height))
  const painted = Math.ceil((along * across * (2_000_000 + width * height)) / 4_000_000)
  const text = Math.ceil(job.prompt.length / 4)
  const image = job.picture ? Math.ceil((job.picture.width * job.picture.height) / 1024) : 0
  const out = job.count * painted
  const usage: OpenaiUsage = {
    input_tokens: text + image,
    input_tokens_details: { text_tokens: text, image_tokens: image },
    output_tokens: out,
    total_tokens: text + image + out,
  }
  return { usage, usd: (text * 5 + image * 8 + out * 30) / 1e6 }
}

/** What OpenAI says that a call used. */
export interface OpenaiUsage {
  readonly input_tokens: number
  readonly input_tokens_details: { readonly text_tokens: number; readonly image_tokens: number }
  readonly output_tokens: number
  readonly total_tokens: number
}

/** A job of OpenAI's, with what its answer says of it. */
export interface OpenaiJob extends PaintJob {
  readonly quality: string
  readonly usage: OpenaiUsage
  /** How many half-painted pictures are streamed; null: the answer comes in one piece. */
  readonly streams: number | null
}

/** The body of a live answer, and of a batch's line. */
export function openaiAnswer(job: OpenaiJob, files: readonly Buffer[]): object {
  return {
    created: 1_790_000_000,
    background: 'opaque',
    output_format: job.format,
    quality: job.quality,
    size: `${job.size.width}x${job.size.height}`,
    data: files.map((file) => ({ b64_json: file.toString('base64') })),
    usage: job.usage,
  }
}

/** Wraps what was painted as JSON. */
export function replyAsOpenai(job: OpenaiJob, { files, call }: Painted): Reply {
  return json(200, openaiAnswer(job, files), { 'x-request-id': `req_${call}` })
}

/** Wraps what was painted as server-sent events, partial pictures first. */
export function streamAsOpenai(
  job: OpenaiJob,
  painted: Painted,
  verb: 'edit' | 'generation',
): Reply {
  const { files, call } = painted
  const common = {
    created_at: 1_790_000_000,
    background: 'opaque',
    output_format: job.format,
    quality: job.quality,
    size: `${job.size.width}x${job.size.height}`,
  }
  const events: object[] = []
  for (const file of files) {
    const b64_json = file.toString('base64')
    for (let i = 0; i < (job.streams ?? 0); i++) {
      events.push({
        ...{ type: `image_${verb}.partial_image`, ...common, b64_json, partial_image_index: i },
      })
    }
    const { usage } = job
    events.push({ type: `image_${verb}.completed`, ...common, b64_json, usage })
  }
  const body = events
    .map(
      (event) => `event: ${(event as { type: string }).type}\ndata: ${JSON.stringify(event)}\n\n`,
    )
    .join('')
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'x-request-id': `req_${call}` },
    body,
  }
}
