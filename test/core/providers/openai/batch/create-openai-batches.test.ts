import { expect, test } from 'vitest'
import type { BatchEngine, LineResult } from '../../../../../core/batch/engine/batch-engine.ts'
import { untagged } from '../../../../../core/image/color-tag.ts'
import { fullMask } from '../../../../../core/mask/mask.ts'
import type { ProviderRequest } from '../../../../../core/provider.ts'
import { estimateInBatch } from '../../../../../core/providers/openai/batch/batch-prices.ts'
import { createOpenaiBatches } from '../../../../../core/providers/openai/batch/create-openai-batches.ts'
import { openaiBaseUrl } from '../../../../../core/providers/openai/openai-info.ts'
import { exactly } from '../../../../support/exactly.ts'
import { startOpenaiServer } from '../../../../support/servers/openai-server.ts'
import { flat } from '../../../refine/scripted-provider.ts'

const size = { width: 1024, height: 640 }
const key = 'sk-test-NEVER-TO-BE-SEEN'
const picture = flat(size, 8, [200, 180, 160, 255])

function requestOf(id: string, changes: Partial<ProviderRequest> = {}): ProviderRequest {
  const rect = { x: 0, y: 0, ...size }
  return {
    ...{ id, model: 'gpt-image-2', picture, color: untagged, mask: null, markup: null, size },
    ...{ crop: rect, whole: size, instruction: 'paint it red', prompt: 'Paint it red.' },
    ...{ references: [], strength: null, quality: 'low', complexity: null, seed: null },
    variations: 1,
    ...changes,
  }
}

async function open(given: string = key) {
  const server = await startOpenaiServer({ key })
  const leading: typeof fetch = (url, init) =>
    fetch(String(url).replace(openaiBaseUrl, server.baseUrl), init)
  const engine = createOpenaiBatches({ key: given, baseUrl: openaiBaseUrl, fetch: leading })
  return { server, engine }
}

async function linesOf(engine: BatchEngine, ids: readonly string[]) {
  return Promise.all(
    ids.map(async (id) => {
      const line = await engine.line(requestOf(id))
      if (!line) throw new TypeError('Expected a line')
      return line
    }),
  )
}

async function endOf(engine: BatchEngine, batch: string) {
  for (;;) {
    const look = await engine.look(batch)
    if (look.kind === 'ended') return look
  }
}

async function resultsOf(engine: BatchEngine, batch: string, model = 'gpt-image-2') {
  const results: LineResult[] = []
  for await (const result of engine.results(batch, () => model)) results.push(result)
  return results.sort((a, b) => (a.id < b.id ? -1 : 1))
}

test('lines carry uploaded files and our ids, and are what OpenAI’s schema allows', async () => {
  const { server, engine } = await open()
  const mask = fullMask({ x: 10, y: 10, width: 200, height: 100 })
  const reference = { name: 'anchor', role: 'the light', picture: flat(size, 8, [9, 9, 9, 255]) }
  const line = await engine.line(requestOf('call-1', { mask, references: [reference] }))
  expect(JSON.parse(line?.text ?? '')).toMatchObject({
    custom_id: 'call-1',
    method: 'POST',
    url: '/v1/images/edits',
    body: {
      ...{ model: 'gpt-image-2', size: '1024x640', quality: 'low', n: 1, output_format: 'png' },
      images: [{ file_id: 'file-1' }, { file_id: 'file-2' }],
      mask: { file_id: 'file-3' },
    },
  })
  const batch = await engine.submit('ours', line ? [line] : [])
  expect((await endOf(engine, batch)).outcome).toBe('completed')
  expect(await resultsOf(engine, batch)).toMatchObject([{ kind: 'answered', id: 'call-1' }])
  expect(server.complaints).toEqual([])
})

test('the same further picture is uploaded once for many lines', async () => {
  const { server, engine } = await open()
  const references = [{ name: 'anchor', picture: flat(size, 8, [9, 9, 9, 255]) }]
  await engine.line(requestOf('call-1', { references }))
  await engine.line(requestOf('call-2', { references }))
  expect(server.batches.files.size).toBe(2)
})

test('marks over a picture fit into no line', async () => {
  const { server, engine } = await open()
  expect(await engine.line(requestOf('call-1', { markup: picture }))).toBe(null)
  expect(server.received).toEqual([])
})

test('a batch is found by its name among many, and only by it', async () => {
  const { engine } = await open()
  const lines = await linesOf(engine, ['call-1'])
  const wanted = await engine.submit('wanted', lines)
  for (let i = 0; i < 3; i++) await engine.submit(`other ${i}`, lines)
  expect(await engine.find('wanted', 0)).toBe(wanted)
  expect(await engine.find('unknown', 0)).toBe(null)
  const aDay = 24 * 3600 * 1000
  expect(await engine.find('wanted', 1_790_000_000_000 + aDay)).toBe(wanted)
  // What is far older than what is meant is not looked through.
  expect(await engine.find('wanted', 1_790_000_000_000 + 30 * aDay)).toBe(null)
})

test('answers, failures and what was not reached are told apart, with what they cost', async () => {
  const { server, engine } = await open()
  server.batches.decide({
    ends: 'expired',
    failing: (id) => ({ 'call-2': 500, 'call-3': 429, 'call-4': 400 })[id] ?? null,
    unreached: (id) => id === 'call-5',
  })
  const lines = await linesOf(engine, ['call-1', 'call-2', 'call-3', 'call-4', 'call-5'])
  const batch = await engine.submit('ours', lines)
  expect((await endOf(engine, batch)).outcome).toBe('expired')
  const results = await resultsOf(engine, batch)
  const [{ usd } = { usd: Number.NaN }] = server.batches.bills
  expect(results).toMatchObject([
    { kind: 'answered', id: 'call-1', atMost: false, answer: { requestId: 'req_call-1' } },
    { kind: 'failed', id: 'call-2', passing: true, error: { code: 'provider_failed' } },
    { kind: 'failed', id: 'call-3', passing: true, error: { code: 'rate_limited' } },
    { kind: 'failed', id: 'call-4', passing: false, error: { code: 'provider_refused' } },
    { kind: 'unreached', id: 'call-5' },
  ])
  const [first] = results
  if (first?.kind !== 'answered') throw new TypeError('Expected an answer')
  expect(first.answer.usage.costUsd).toBeCloseTo(usd, 6)
})

test('half the price is said only where it is published; elsewhere the live price is the ceiling', async () => {
  const live = exactly(0.1)
  expect(estimateInBatch('gpt-image-2', live)).toMatchObject({ lowUsd: 0.05, highUsd: 0.05 })
  expect(estimateInBatch('gpt-image-2.5-flare', live)).toEqual(live)
  expect(estimateInBatch('gpt-image-2', null)).toBe(null)
  const { server, engine } = await open()
  const batch = await engine.submit('ours', await linesOf(engine, ['call-1']))
  await endOf(engine, batch)
  const [result] = await resultsOf(engine, batch, 'gpt-image-2.5-flare')
  const [{ usd } = { usd: Number.NaN }] = server.batches.bills
  if (result?.kind !== 'answered') throw new TypeError('Expected an answer')
  expect(result.atMost).toBe(true)
  expect(result.answer.usage.costUsd).toBeCloseTo(2 * usd, 6)
})

test('a batch that is not taken says why', async () => {
  const { server, engine } = await open()
  server.batches.decide({ ends: 'failed' })
  const batch = await engine.submit('ours', await linesOf(engine, ['call-1']))
  expect(await endOf(engine, batch)).toEqual({
    ...{ kind: 'ended', outcome: 'failed' },
    message: 'This model is not supported in batch.',
  })
})

test('a batch can be cancelled', async () => {
  const { engine } = await open()
  const batch = await engine.submit('ours', await linesOf(engine, ['call-1']))
  await engine.cancel(batch)
  expect((await endOf(engine, batch)).outcome).toBe('cancelled')
})

test('what was uploaded for a batch and what it wrote is deleted, and nothing of others', async () => {
  const { server, engine } = await open()
  const references = [{ name: 'anchor', picture: flat(size, 8, [9, 9, 9, 255]) }]
  const line = await engine.line(requestOf('call-1', { references }))
  const batch = await engine.submit('ours', line ? [line] : [])
  await endOf(engine, batch)
  await engine.tidy(batch)
  expect([...server.batches.files.keys()]).toEqual(['file-2'])
})

test('promise 6: a refused key is told in the user’s words, without the key', async () => {
  const { engine } = await open('sk-wrong-NEVER-TO-BE-SEEN')
  const refused = engine.line(requestOf('call-1'))
  await expect(refused).rejects.toMatchObject({ code: 'bad_key' })
  await expect(refused).rejects.not.toThrow(/NEVER-TO-BE-SEEN/)
})

test('nobody at the address is told as that', async () => {
  const engine = createOpenaiBatches({ key, baseUrl: 'http://127.0.0.1:9/v1', fetch })
  await expect(engine.look('batch-1')).rejects.toMatchObject({ code: 'provider_unreachable' })
})
