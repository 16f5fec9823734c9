import { violationsOf } from '../openai-schemas/openai-schema.ts'
import { openaiError } from './openai-replies.ts'
import { type FormPart, formOf, type Received } from './received.ts'
import { json, Refused, type Reply } from './reply.ts'

/** A file that was uploaded or written by a batch. */
export interface OpenaiFile {
  readonly id: string
  readonly purpose: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** Makes the part of a server that answers `/v1/files`. */
export function createOpenaiFiles() {
  const stored = new Map<string, OpenaiFile>()
  let count = 0

  function add(purpose: string, name: string, bytes: Uint8Array): OpenaiFile {
    const file = { id: `file-${++count}`, purpose, name, bytes }
    stored.set(file.id, file)
    return file
  }

  function upload(received: Received): Reply {
    const parts = formOf(received)
    const file = parts.find(({ name }) => name === 'file')
    const described = describeUpload(parts)
    const known = ['file', 'purpose', 'expires_after[anchor]', 'expires_after[seconds]']
    const extra = parts.find(({ name }) => !known.includes(name))
    if (extra) throw refused(400, `Unknown parameter: '${extra.name}'.`)
    const [wrong] = violationsOf('CreateFileRequest', described)
    if (wrong !== undefined || !file) throw refused(400, wrong ?? 'Expected a file.')
    return json(200, objectOf(add(described.purpose ?? '', file.fileName ?? '', file.body)))
  }

  return {
    stored,
    add,
    bytesOf: (id: string) => stored.get(id)?.bytes,
    /** Answers what belongs to these routes. */
    answer(received: Received): Reply {
      const { method, path, query } = received
      if (path === '/v1/files' && method === 'POST') return upload(received)
      if (path === '/v1/files' && method === 'GET') return list(stored, query)
      const [, id = '', content] = /^\/v1\/files\/([^/]+)(\/content)?$/u.exec(path) ?? []
      const file = stored.get(id)
      if (!file) throw refused(404, `No such File object: ${id}`)
      if (method === 'DELETE' && !content) {
        stored.delete(id)
        return json(200, { id, object: 'file', deleted: true })
      }
      if (method !== 'GET') throw refused(405, `Not allowed: ${method} ${path}`)
      if (!content) return json(200, objectOf(file))
      const headers = { 'content-type': 'application/octet-stream' }
      return { status: 200, headers, body: Buffer.from(file.bytes).toString('utf8') }
    },
  }
}

/** Gives an upload's fields as the schemas see them. */
export function describeUpload(parts: readonly FormPart[]) {
  const text = (name: string) => parts.find((part) => part.name === name)?.body.toString('utf8')
  const seconds = text('expires_after[seconds]')
  return {
    ...(parts.some(({ name, fileName }) => name === 'file' && fileName) && { file: 'binary' }),
    purpose: text('purpose'),
    ...(seconds !== undefined && {
      expires_after: { anchor: text('expires_after[anchor]'), seconds: Number(seconds) },
    }),
  }
}

function list(stored: ReadonlyMap<string, OpenaiFile>, query: URLSearchParams): Reply {
  const purpose = query.get('purpose')
  const newest = [...stored.values()]
    .filter((file) => purpose === null || file.purpose === purpose)
    .reverse()
  const after = query.get('after')
  const from = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1
  const limit = Number(query.get('limit') ?? 10_000)
  const data = newest.slice(from, from + limit).map(objectOf)
  return json(200, {
    ...{ object: 'list', data, has_more: from + limit < newest.length },
    ...{ first_id: data[0]?.id ?? '', last_id: data.at(-1)?.id ?? '' },
  })
}

function objectOf({ id, purpose, name, bytes }: OpenaiFile) {
  return {
    ...{ id, object: 'file', purpose, filename: name, bytes: bytes.length },
    ...{ created_at: 1_790_000_000, status: 'processed' },
  }
}

function refused(status: number, message: string): Refused {
  return new Refused(openaiError(status, { message, type: 'invalid_request_error' }))
}
