import type { Refusal } from './fault.ts'
import {
  answerPaint,
  type Dialect,
  openPainter,
  type Painted,
  type PainterOptions,
  type PaintServer,
} from './open-painter.ts'
import { html, json, Refused, type Reply } from './reply.ts'
import { readImg2img, readTxt2img, readUpscale } from './sdapi-job.ts'

/** How the server is set up. */
export interface SdapiServerOptions extends PainterOptions {
  /** "user:password", as its `--api-auth` takes it; nothing needs to be sent when nothing is said. */
  readonly auth?: string
  readonly models?: readonly string[]
}

/** AUTOMATIC1111's API on this machine. */
export interface SdapiServer extends PaintServer {
  /** Has no path. */
  readonly baseUrl: string
  /** How often it was told to stop. */
  interrupts(): number
}

/** Starts a server that speaks `/sdapi/v1` as AUTOMATIC1111, Forge and SD.Next do, but refuses fields that they pass over. */
export async function startSdapiServer(options: SdapiServerOptions = {}): Promise<SdapiServer> {
  const { auth, models = ['dreamshaper_8', 'sd_xl_base_1.0'] } = options
  let interrupts = 0
  let painting = 0
  const dialect: Dialect = {
    headers: ['authorization'],
    refuse: refuseAsSdapi,
    complain: (status, detail) => json(status, { detail }),
    async answer(exchange, room) {
      const { received } = exchange
      const wanted = auth && `Basic ${Buffer.from(auth).toString('base64')}`
      if (wanted && received.headers.authorization !== wanted) {
        throw new Refused(refuseAsSdapi('bad key'))
      }
      const read = paintRoutes[`${received.method} ${received.path}`]
      if (read) {
        painting++
        await answerPaint(exchange, room, dialect, {
          read: () => read(received),
          wrap: received.path.endsWith('2img') ? wrapPictures : wrapOne,
        }).finally(() => painting--)
        return undefined
      }
      switch (`${received.method} ${received.path}`) {
        case 'GET /sdapi/v1/sd-models':
          return json(200, models.map(describeModel))
        case 'GET /sdapi/v1/options':
          return json(200, { sd_model_checkpoint: `${models[0]}.safetensors [0123456789]` })
        case 'GET /sdapi/v1/upscalers':
          return json(200, [{ name: 'None' }, { name: 'Lanczos' }, { name: 'R-ESRGAN 4x+' }])
        case 'GET /sdapi/v1/progress':
          return json(200, {
            progress: painting > 0 ? 0.5 : 0,
            eta_relative: painting > 0 ? 1.5 : 0,
            state: { interrupted: interrupts > 0, job_count: painting, sampling_step: 10 },
            current_image: null,
            textinfo: null,
          })
        case 'POST /sdapi/v1/interrupt':
          interrupts++
          server.release()
          return json(200, {})
        default:
          throw new Refused(json(404, { detail: 'Not Found' }))
      }
    },
  }
  const server = await openPainter(dialect, options)
  return { ...server, baseUrl: server.origin, interrupts: () => interrupts }
}

const paintRoutes: Readonly<Record<string, typeof readImg2img>> = {
  'POST /sdapi/v1/img2img': readImg2img,
  'POST /sdapi/v1/txt2img': readTxt2img,
  'POST /sdapi/v1/extra-single-image': readUpscale,
}

function wrapPictures({ job, files, call }: Painted): Reply {
  const seeds = files.map((_, i) => 1000 * call + i)
  const info = { prompt: job.prompt, seed: seeds[0], all_seeds: seeds, infotexts: [] }
  return json(200, {
    images: files.map((file) => file.toString('base64')),
    parameters: { batch_size: files.length, n_iter: 1 },
    info: JSON.stringify(info),
  })
}

function wrapOne({ files }: Painted): Reply {
  return json(200, { html_info: '', image: files[0]?.toString('base64') ?? '' })
}

function describeModel(name: string) {
  return {
    title: `${name}.safetensors [0123456789]`,
    model_name: name,
    hash: '0123456789',
    sha256: null,
    filename: `/models/Stable-diffusion/${name}.safetensors`,
    config: null,
  }
}

/** Says no as AUTOMATIC1111, or what stands before it, does. */
function refuseAsSdapi(refusal: Refusal): Reply {
  if (refusal === 'HTML error') return html(502, '502 Bad Gateway')
  const [status, body] = sdapiRefusals[refusal]
  return json(status, body)
}

const field = (name: string, msg: string, type: string) => ({
  detail: [{ loc: ['body', name], msg, type }],
})

const sdapiRefusals: Readonly<Record<Exclude<Refusal, 'HTML error'>, readonly [number, object]>> = {
  'bad request': [
    422,
    field('denoising_strength', 'value is not a valid float', 'type_error.float'),
  ],
  'bad size': [422, field('width', 'value is not a valid integer', 'type_error.integer')],
  'bad image': [404, { detail: 'Init image not found' }],
  'unknown field': [422, field('quality', 'extra fields not permitted', 'value_error.extra')],
  'bad key': [401, { detail: 'Incorrect username or password' }],
  'not verified': [403, { detail: 'Forbidden' }],
  'unknown model': [404, { detail: 'Not Found' }],
  'rate limit': [429, { detail: 'Too many requests, try again in 2s' }],
  'out of credit': [402, { detail: 'Payment required' }],
  'refused input': [400, { detail: 'NSFW prompt detected' }],
  'refused output': [400, { detail: 'NSFW content detected' }],
  failed: [
    500,
    {
      error: 'OutOfMemoryError',
      detail: '',
      body: '',
      errors: 'CUDA out of memory. Tried to allocate 2.25 GiB.',
    },
  ],
  unavailable: [503, { detail: 'Service Unavailable' }],
}
