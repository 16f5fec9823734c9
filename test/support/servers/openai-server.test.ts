import { expect, test } from 'vitest'
import { toBase64 } from '../../../core/bytes.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { violationsOf } from '../openai-schemas/openai-schema.ts'
import { startOpenaiServer } from './openai-server.ts'
import { readPictureFile } from './picture-file.ts'

const size = { width: 1024, height: 640 }
const photo = photograph(size, 8)
const dataUrl = (bytes: Uint8Array) => `data:image/png;base64,${toBase64(bytes)}`
const image = dataUrl(encodePng(photo))
const hole = createPicture(size, 8)
for (let i = 0; i < size.width * size.height; i++) hole.data[i * 4 + 3] = i < 5000 ? 0 : 255
const mask = dataUrl(encodePng(hole))

const body = {
  ...{ model: 'gpt-image-2.6-flare', prompt: 'Paint.', size: '1024x640', quality: 'low', n: 1 },
  ...{ images: [{ image_url: image }], mask: { image_url: mask } },
}

function post(baseUrl: string, more: object = {}, headers: Record<string, string> = {}) {
  return fetch(`${baseUrl}/images/edits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer sk', ...headers },
    body: JSON.stringify({ ...body, ...more }),
  })
}

test('an edit is painted where the mask is transparent, and charged', async () => {
  const server = await startOpenaiServer()
  const answer = await (await post(server.baseUrl)).json()
  expect(violationsOf('ImagesResponse', answer)).toEqual([])
  const painted = await readPictureFile(Buffer.from(answer.data[0].b64_json, 'base64'))
  expect([photo.data[0], painted.data[0]]).toEqual([129, 180])
  expect(painted.data.slice(6000 * 4, 6100 * 4)).toEqual(photo.data.slice(6000 * 4, 6100 * 4))
  expect(server.paints).toHaveLength(1)
  expect(server.bills).toEqual([{ paint: 0, usd: expect.closeTo(0.00834, 8) }])
  expect(server.complaints).toEqual([])
})

test.each([
  ['a field that nobody knows', { strength: 1 }, {}, /Unknown parameter: 'strength'/],
  ['a header that nobody knows', {}, { 'x-stainless-os': 'Linux' }, /Unknown header/],
  ['a size beyond the rule', { size: '1000x1000' }, {}, /Invalid size '1000x1000'/],
  ['another model’s quality', { model: 'gpt-image-2', quality: 'max' }, {}, /this quality/],
  ['a fidelity where it is always high', { input_fidelity: 'high' }, {}, /input_fidelity/],
  ['a retired model', { model: 'dall-e-2' }, {}, /does not exist/],
  ['a mask of another size', { mask: { image_url: tiny() } }, {}, /size of the first image/],
])('%s is refused and complained about', async (_, more, headers, message) => {
  const server = await startOpenaiServer()
  const response = await post(server.baseUrl, more, headers as Record<string, string>)
  expect(response.status).toBeGreaterThanOrEqual(400)
  const answer = await response.json()
  expect(violationsOf('ErrorResponse', answer)).toEqual([])
  expect(answer.error.message).toMatch(message)
  expect(server.complaints).toHaveLength(1)
  expect(server.bills).toEqual([])
})

function tiny(): string {
  const small = createPicture({ width: 16, height: 16 }, 8)
  return dataUrl(encodePng(small))
}

test('a stream brings partial pictures and then the whole', async () => {
  const server = await startOpenaiServer()
  const response = await post(server.baseUrl, { stream: true, partial_images: 2 })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const events = (await response.text())
    .split('\n\n')
    .filter(Boolean)
    .map((event) => JSON.parse(event.slice(event.indexOf('data: ') + 6)))
  expect(events.map(({ type }) => type)).toEqual([
    'image_edit.partial_image',
    'image_edit.partial_image',
    'image_edit.completed',
  ])
  for (const event of events) expect(violationsOf('ImageEditStreamEvent', event)).toEqual([])
})

test.each([
  ['rate limit', 429, /rate_limit_exceeded/],
  ['HTML error', 502, /^<!doctype html>/],
  ['no picture', 200, /"data":\[\]/],
  ['cut body', 200, /^\{.*[^}]$/],
] as const)(
  '“%s” comes as often as it was asked for, and then no more',
  async (fault, status, text) => {
    const server = await startOpenaiServer()
    server.misbehave(fault, 1)
    const bad = await post(server.baseUrl)
    expect([bad.status, await bad.text()]).toEqual([status, expect.stringMatching(text)])
    expect((await post(server.baseUrl)).status).toBe(200)
    expect(server.paints).toHaveLength(2)
  },
)

test('the huge body stops coming when nobody reads it any more', async () => {
  const server = await startOpenaiServer()
  server.misbehave('huge body')
  const response = await post(server.baseUrl)
  expect(Number(response.headers.get('content-length'))).toBe(200 * 1024 * 1024)
  await response.body?.cancel()
  await server.close()
})

test('a broken connection has painted, and so is charged', async () => {
  const server = await startOpenaiServer()
  server.misbehave('resets before headers')
  await expect(post(server.baseUrl)).rejects.toThrow('fetch failed')
  server.misbehave('resets in the body')
  await expect((await post(server.baseUrl)).text()).rejects.toThrow('terminated')
  expect(server.bills).toHaveLength(2)
})

test('a batch is taken, looked at, painted at half the price and found by listing', async () => {
  const { baseUrl, batches, complaints } = await startOpenaiServer()
  const upload = async (name: string, bytes: Uint8Array, purpose: string) => {
    const form = new FormData()
    form.set('purpose', purpose)
    form.set('file', new Blob([new Uint8Array(bytes)]), name)
    const headers = { authorization: 'Bearer sk' }
    const response = await fetch(`${baseUrl}/files`, { method: 'POST', headers, body: form })
    const file = await response.json()
    expect(violationsOf('OpenAIFile', file)).toEqual([])
    return file.id as string
  }
  const call = async (path: string, sent?: object) => {
    const response = await fetch(`${baseUrl}${path}`, {
      headers: { authorization: 'Bearer sk', 'content-type': 'application/json' },
      ...(sent && { method: 'POST', body: JSON.stringify(sent) }),
    })
    return response.text()
  }
  const file_id = await upload('a.png', encodePng(photo), 'vision')
  const line = (custom_id: string) =>
    JSON.stringify({
      ...{ custom_id, method: 'POST', url: '/v1/images/edits' },
      body: { ...body, images: [{ file_id }], mask: undefined },
    })
  const input_file_id = await upload('in.jsonl', Buffer.from(`${line('a')}\n${line('b')}`), 'batch')
  batches.decide({ failing: (id) => (id === 'b' ? 500 : null) })
  const request = { input_file_id, endpoint: '/v1/images/edits', completion_window: '24h' }
  const { id, status } = JSON.parse(await call('/batches', { ...request, metadata: { run: '1' } }))
  expect(status).toBe('validating')
  expect(JSON.parse(await call(`/batches/${id}`)).status).toBe('in_progress')
  const done = JSON.parse(await call(`/batches/${id}`))
  expect(violationsOf('Batch', done)).toEqual([])
  expect(done).toMatchObject({ status: 'completed', request_counts: { completed: 1, failed: 1 } })
  const output = JSON.parse(await call(`/files/${done.output_file_id}/content`))
  expect(output.response.body.data).toHaveLength(1)
  const listed = JSON.parse(await call('/batches?limit=1'))
  expect(violationsOf('ListBatchesResponse', listed)).toEqual([])
  expect(listed.data[0].metadata).toEqual({ run: '1' })
  expect(batches.lines).toHaveLength(2)
  expect(batches.bills).toEqual([{ customId: 'a', usd: expect.closeTo(0.00417, 8) }])
  expect(complaints).toEqual([])
})
