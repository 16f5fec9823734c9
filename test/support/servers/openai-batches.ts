import { violationsOf } from '../openai-schemas/openai-schema.ts'
import type { PainterOptions } from './open-painter.ts'
import { createOpenaiFiles, type OpenaiFile } from './openai-files.ts'
import { readOpenaiJob, readOpenaiJson } from './openai-job.ts'
import { openaiAnswer, openaiError } from './openai-replies.ts'
import { paintAnswer } from './paint-answer.ts'
import { jsonOf, type Received } from './received.ts'
import { json, Refused, type Reply } from './reply.ts'

/** What is to become of a batch, decided before it is looked at. */
export interface BatchFate {
  /**
   * Where it ends.
   *
   * @default completed
   */
  readonly ends?: 'completed' | 'failed' | 'expired'
  /** Lines that fail, by their `custom_id`, with a status of OpenAI's. */
  readonly failing?: (customId: string) => number | null
  /** Lines that an expired batch never came to. */
  readonly unreached?: (customId: string) => boolean
  /**
   * How often it says that it is still working.
   *
   * @default 1
   */
  readonly looks?: number
}

/** The Files and Batch APIs, with their insides open to tests. */
export interface OpenaiBatches {
  /** Every line of every batch that was taken, with what it may cost: each may be billed. */
  readonly lines: readonly { readonly batch: string; readonly customId: string }[]
  /** What painted lines cost: half of a live call. */
  readonly bills: readonly { readonly customId: string; readonly usd: number }[]
  readonly files: ReadonlyMap<string, OpenaiFile>
  /** Decides what becomes of batches made from now on. */
  decide(fate: BatchFate): void
}

interface Batch {
  readonly id: string
  readonly fate: BatchFate
  looks: number
  object: Record<string, unknown>
}

interface Line {
  readonly custom_id: string
  readonly body: object
}

/** Makes the part of a server that answers `/v1/files` and `/v1/batches`. */
export function createOpenaiBatches({ paint }: Pick<PainterOptions, 'paint'>) {
  const files = createOpenaiFiles()
  const batches: Batch[] = []
  const lines: { batch: string; customId: string }[] = []
  const bills: { customId: string; usd: number }[] = []
  let fate: BatchFate = {}

  function create(received: Received): Reply {
    const body = jsonOf(received) as Record<string, unknown>
    const [wrong] = violationsOf('CreateBatchRequest', body)
    if (wrong !== undefined) throw refused(400, wrong)
    const input = files.stored.get(String(body.input_file_id))
    if (input?.purpose !== 'batch') throw refused(400, 'Invalid input_file_id: no batch file.')
    const read = readLines(input.bytes, String(body.endpoint))
    const id = `batch_${batches.length + 1}`
    const object = {
      ...{ id, object: 'batch', endpoint: body.endpoint, input_file_id: input.id },
      completion_window: '24h',
      status: typeof read === 'string' ? 'failed' : 'validating',
      created_at: 1_790_000_000 + batches.length,
      expires_at: 1_790_086_400 + batches.length,
      metadata: body.metadata ?? null,
      request_counts: { total: 0, completed: 0, failed: 0 },
      ...(typeof read === 'string' && {
        errors: { object: 'list', data: [{ code: 'invalid_request', message: read }] },
      }),
    }
    const batch: Batch = { id, fate, looks: 0, object }
    batches.push(batch)
    if (typeof read !== 'string') {
      lines.push(...read.map(({ custom_id }) => ({ batch: id, customId: custom_id })))
    }
    return json(200, object)
  }

  async function look(id: string): Promise<Reply> {
    const batch = batches.find((one) => one.id === id)
    if (!batch) throw refused(404, `No batch found with id '${id}'.`)
    const { status } = batch.object
    if (status === 'cancelling') batch.object = { ...batch.object, status: 'cancelled' }
    if (status === 'validating' || status === 'in_progress') await advance(batch)
    return json(200, batch.object)
  }

  async function advance(batch: Batch): Promise<void> {
    const { ends = 'completed', looks = 1 } = batch.fate
    if (batch.looks++ < looks) {
      batch.object = { ...batch.object, status: 'in_progress', in_progress_at: 1_790_000_100 }
    } else if (ends === 'failed') {
      const data = [
        { code: 'model_not_supported', message: 'This model is not supported in batch.' },
      ]
      batch.object = { ...batch.object, status: 'failed', errors: { object: 'list', data } }
    } else {
      batch.object = { ...batch.object, ...(await run(batch)), status: ends }
    }
  }

  async function run({ object, fate: { failing, unreached, ends } }: Batch): Promise<object> {
    const input = files.stored.get(String(object.input_file_id)) as OpenaiFile
    const done: string[] = []
    const failed: string[] = []
    for (const { custom_id, body } of readLines(input.bytes, String(object.endpoint)) as Line[]) {
      const line = (response: object | null, error: object | null = null) =>
        JSON.stringify({ id: `batch_req_${custom_id}`, custom_id, response, error })
      if (ends === 'expired' && unreached?.(custom_id)) {
        const message = 'This request could not be executed before the completion window expired.'
        failed.push(line(null, { code: 'batch_expired', message }))
        continue
      }
      const status = failing?.(custom_id)
      if (typeof status === 'number') {
        const error = {
          message: 'This line failed.',
          type: 'server_error',
          param: null,
          code: null,
        }
        failed.push(line({ status_code: status, request_id: `req_${custom_id}`, body: { error } }))
        continue
      }
      try {
        const job = await readOpenaiJob(readOpenaiJson(body, files.bytesOf, 'EditJsonBody'))
        const painted = await paintAnswer(job, null, paint)
        bills.push({ customId: custom_id, usd: job.usd / 2 })
        const answer = openaiAnswer(job, painted)
        done.push(line({ status_code: 200, request_id: `req_${custom_id}`, body: answer }))
      } catch (thrown) {
        if (!(thrown instanceof Refused)) throw thrown
        const { status: status_code, body: text } = thrown.reply
        failed.push(line({ status_code, request_id: `req_${custom_id}`, body: JSON.parse(text) }))
      }
    }
    const write = (kind: string, texts: readonly string[]) =>
      texts.length > 0 && {
        [`${kind}_file_id`]: files.add(
          'batch_output',
          `${kind}.jsonl`,
          Buffer.from(texts.join('\n')),
        ).id,
      }
    return {
      ...write('output', done),
      ...write('error', failed),
      request_counts: {
        total: done.length + failed.length,
        completed: done.length,
        failed: failed.length,
      },
    }
  }

  function list({ query }: Received): Reply {
    const newest = [...batches].reverse()
    const after = query.get('after')
    const from = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1
    const limit = Number(query.get('limit') ?? 20)
    const data = newest.slice(from, from + limit).map(({ object }) => object)
    return json(200, {
      ...{ object: 'list', data, has_more: from + limit < newest.length },
      ...{ first_id: data[0]?.id, last_id: data.at(-1)?.id },
    })
  }

  const open: OpenaiBatches = {
    ...{ lines, bills, files: files.stored },
    decide: (next) => {
      fate = next
    },
  }
  return {
    ...open,
    fileOf: files.bytesOf,
    /** Answers what belongs to these routes. */
    async answer(received: Received): Promise<Reply | undefined> {
      const { method, path } = received
      if (path.startsWith('/v1/files')) return files.answer(received)
      if (path === '/v1/batches' && method === 'POST') return create(received)
      if (path === '/v1/batches' && method === 'GET') return list(received)
      const [, id, cancel] = /^\/v1\/batches\/([^/]+)(\/cancel)?$/u.exec(path) ?? []
      if (id !== undefined && !cancel && method === 'GET') return look(id)
      if (id === undefined || !cancel || method !== 'POST') return undefined
      const batch = batches.find((one) => one.id === id)
      if (!batch) throw refused(404, `No batch found with id '${id}'.`)
      batch.object = { ...batch.object, status: 'cancelling' }
      return json(200, batch.object)
    },
  }
}

/** Reads a file of lines; a text says why they are none. */
function readLines(bytes: Uint8Array, endpoint: string): readonly Line[] | string {
  const ids = new Set<string>()
  const lines: Line[] = []
  for (const text of Buffer.from(bytes).toString('utf8').split('\n')) {
    if (text.trim() === '') continue
    const line = JSON.parse(text) as Line & { url: string }
    const [wrong] = violationsOf('BatchLine', line)
    if (wrong !== undefined) return wrong
    if (line.url !== endpoint) return `The url of ${line.custom_id} is not ${endpoint}.`
    if (ids.has(line.custom_id)) return `Duplicate custom_id: ${line.custom_id}.`
    ids.add(line.custom_id)
    lines.push(line)
  }
  return lines.length === 0 || lines.length > 50_000 ? 'The file has no line or too many.' : lines
}

function refused(status: number, message: string): Refused {
  return new Refused(openaiError(status, { message, type: 'invalid_request_error' }))
}
