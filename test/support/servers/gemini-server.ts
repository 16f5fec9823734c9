import type { Refusal } from './fault.ts'
import { type GeminiPrice, geminiError, paintedTokens, readGeminiJob } from './gemini-job.ts'
import {
  answerPaint,
  type Dialect,
  openPainter,
  type Painted,
  type PainterOptions,
  type PaintServer,
} from './open-painter.ts'
import { html, json, Refused, type Reply } from './reply.ts'

/** How the server is set up. */
export interface GeminiServerOptions extends PainterOptions {
  /** The only key that it accepts; any when nothing is said. */
  readonly key?: string
  /** The models that it has, with the prices of a million tokens that are sent and painted, in US dollars. */
  readonly models?: Readonly<Record<string, GeminiPrice>>
}

/** Gemini's `generateContent` on this machine. */
export interface GeminiServer extends PaintServer {
  /** Ends in /v1beta. */
  readonly baseUrl: string
}

const currentModels: Readonly<Record<string, GeminiPrice>> = {
  'gemini-nano-banana-2.1': { sent: 1.5, painted: 30 },
  'gemini-3.1-flash-image': { sent: 0.5, painted: 60 },
  'gemini-3.1-flash-lite-image': { sent: 0.25, painted: 30 },
  'gemini-3-pro-image': { sent: 2, painted: 120 },
}

/** Starts a strict server of Gemini's pictures: no mask, sizes by ratio and class, safety stops that say 200. */
export async function startGeminiServer(options: GeminiServerOptions = {}): Promise<GeminiServer> {
  const { key, models = currentModels } = options
  const dialect: Dialect = {
    headers: ['x-goog-api-key'],
    refuse: refuseAsGemini,
    complain: (status, message) => geminiError(status, 'INVALID_ARGUMENT', message),
    async answer(exchange, room) {
      const { received } = exchange
      const given = received.headers['x-goog-api-key']
      const isWrong = key !== undefined && given !== key
      if (given === undefined || received.query.has('key') || isWrong) {
        throw new Refused(refuseAsGemini('bad key'))
      }
      if (received.method === 'GET' && received.path === '/v1beta/models') {
        return json(200, {
          models: Object.keys(models).map((name) => ({ name: `models/${name}` })),
        })
      }
      const [, model = ''] =
        /^\/v1beta\/models\/([^/:]+):generateContent$/u.exec(received.path) ?? []
      const price = models[model]
      if (received.method !== 'POST' || !price) {
        throw new Refused(refuseAsGemini('unknown model'))
      }
      let sent = 0
      await answerPaint(exchange, room, dialect, {
        read: async () => {
          const job = await readGeminiJob(received, price)
          sent = job.tokens
          return job
        },
        wrap: (painted) => wrapPictures(painted, sent),
      })
      return undefined
    },
  }
  const server = await openPainter(dialect, options)
  return { ...server, baseUrl: `${server.origin}/v1beta` }
}

function wrapPictures({ files, call }: Painted, sentTokens: number): Reply {
  const picture = (file: Buffer) => {
    const mimeType = file.toString('latin1', 0, 2) === '\xff\xd8' ? 'image/jpeg' : 'image/png'
    return { inlineData: { mimeType, data: file.toString('base64') } }
  }
  const text = { text: 'Here is the picture.' }
  return json(200, {
    candidates: (files.length > 0 ? files : [null]).map((file, index) => ({
      content: { role: 'model', parts: file ? [text, picture(file)] : [text] },
      finishReason: 'STOP',
      index,
    })),
    usageMetadata: {
      promptTokenCount: sentTokens,
      candidatesTokenCount: paintedTokens * files.length,
      candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: paintedTokens * files.length }],
      totalTokenCount: sentTokens + paintedTokens * files.length,
    },
    modelVersion: 'gemini',
    responseId: `gemini_${call}`,
  })
}

/** Says no as Gemini does: a safety stop is an answer of status 200. */
function refuseAsGemini(refusal: Refusal): Reply {
  const usageMetadata = { promptTokenCount: 300, totalTokenCount: 300 }
  switch (refusal) {
    case 'HTML error':
      return html(502, 'Error 502 (Server Error)!!1')
    case 'refused input':
      return json(200, { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata })
    case 'refused output': {
      const finishMessage = 'Unable to show the generated image.'
      const stopped = { finishReason: 'IMAGE_SAFETY', finishMessage, index: 0 }
      return json(200, { candidates: [stopped], usageMetadata })
    }
    default:
      return geminiError(...geminiRefusals[refusal])
  }
}

const keyInvalid = {
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  ...{ reason: 'API_KEY_INVALID', domain: 'googleapis.com' },
}

const geminiRefusals: Readonly<
  Record<
    Exclude<Refusal, 'HTML error' | 'refused input' | 'refused output'>,
    readonly [number, string, string, (readonly object[])?]
  >
> = {
  'bad request': [400, 'INVALID_ARGUMENT', 'Request contains an invalid argument.'],
  'bad size': [400, 'INVALID_ARGUMENT', 'Invalid value at imageConfig.aspectRatio: "5:3".'],
  'bad image': [400, 'INVALID_ARGUMENT', 'Unable to process input image.'],
  'unknown field': [
    400,
    'INVALID_ARGUMENT',
    'Invalid JSON payload received. Unknown name "quality" at \'generation_config\': Cannot find field.',
  ],
  'bad key': [
    400,
    'INVALID_ARGUMENT',
    'API key not valid. Please pass a valid API key.',
    [keyInvalid],
  ],
  'not verified': [403, 'PERMISSION_DENIED', 'The caller does not have permission.'],
  'unknown model': [404, 'NOT_FOUND', 'models/x is not found for API version v1beta.'],
  'rate limit': [
    429,
    'RESOURCE_EXHAUSTED',
    'Resource has been exhausted (e.g. check quota). Please retry in 12s.',
    [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '12s' }],
  ],
  'out of credit': [
    429,
    'RESOURCE_EXHAUSTED',
    'Your prepayment credits are depleted. Please check your plan and billing details.',
  ],
  failed: [500, 'INTERNAL', 'An internal error has occurred.'],
  unavailable: [503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'],
}
