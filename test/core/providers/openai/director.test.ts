import { describe, expect, test } from 'vitest'
import { fromBase64 } from '../../../../core/bytes.ts'
import type { DirectorQuestion } from '../../../../core/guide/director/director-question.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { createOpenaiDirector } from '../../../../core/providers/openai/director/create-openai-director.ts'
import { toDataUrlHere } from '../../../../core/providers/to-data-url.ts'
import { colorful } from '../local/local-request.ts'
import { sendJson, startServer } from './loopback-server.ts'
import { openaiDeps, testKey, waysOfSending } from './openai-request.ts'

const question: DirectorQuestion = {
  brief: { purpose: 'spring sale', audience: '', mood: 'fresh', mustHaves: ['logo'] },
  kit: null,
  path: [],
  failed: [],
  preserve: [],
  instruction: '',
}
const advice = { role: 'product', sees: [], change: null, wording: null }

function answered(text: string, more: object = {}) {
  return {
    id: 'resp_1',
    status: 'completed',
    output: [
      { type: 'reasoning', summary: [] },
      { type: 'message', content: [{ type: 'output_text', text, annotations: [] }] },
    ],
    usage: { input_tokens: 2000, output_tokens: 200, total_tokens: 2200 },
    ...more,
  }
}

describe.each(waysOfSending)('over %s', (_, transport) => {
  const directorAt = (baseUrl: string) =>
    createOpenaiDirector({
      key: testKey,
      baseUrl,
      transport,
      toDataUrl: toDataUrlHere,
      fetch: openaiDeps().fetch,
      wait: openaiDeps().wait,
    })

  test('one call carries the picture, the question and the form of the answer', async () => {
    const { baseUrl, received } = await startServer((_received, response) =>
      sendJson(response, 200, answered(JSON.stringify(advice))),
    )
    const picture = colorful(20, 10)
    expect(await directorAt(baseUrl).propose(picture, question)).toEqual({
      advice,
      usage: { costUsd: (2000 * 0.75 + 200 * 4.5) / 1e6, inputTokens: 2000, outputTokens: 200 },
    })
    expect(received).toHaveLength(1)
    const [{ url, headers, body }] = received as [(typeof received)[0]]
    expect(url).toBe('/v1/responses')
    expect(headers.authorization).toBe(`Bearer ${testKey}`)
    const sent = JSON.parse(body)
    expect(body).not.toContain(testKey)
    expect(sent).toMatchObject({ store: false, model: 'gpt-5.4-mini', max_output_tokens: 2500 })
    const [text, image] = sent.input[0].content
    expect(text.text).toContain('spring sale')
    const png = decodePng(fromBase64(image.image_url.replace('data:image/png;base64,', '')))
    expect(png.picture.data).toEqual(picture.data)
    const { format } = sent.text
    expect(format).toMatchObject({ type: 'json_schema', strict: true })
    expectStrict(format.schema)
  })

  test('a refusal says so and may have been charged', async () => {
    const refusal = {
      output: [{ type: 'message', content: [{ type: 'refusal', refusal: 'I can’t help.' }] }],
    }
    const { baseUrl } = await startServer((_received, response) =>
      sendJson(response, 200, answered('', refusal)),
    )
    await expect(directorAt(baseUrl).propose(colorful(4, 4), question)).rejects.toMatchObject({
      code: 'provider_refused',
      mayBeBilled: true,
    })
  })

  test.each([
    ['half an answer', answered('{"role":"prod', { status: 'incomplete' })],
    ['no output', { id: 'x' }],
    ['a page', 'hello'],
  ])('%s is a bad answer', async (_name, body) => {
    const { baseUrl, received } = await startServer((_received, response) =>
      sendJson(response, 200, body),
    )
    await expect(directorAt(baseUrl).propose(colorful(4, 4), question)).rejects.toMatchObject({
      code: 'bad_answer',
      retryable: true,
    })
    expect(received).toHaveLength(1)
  })

  test('a refused key is told without the key, and nothing is sent twice', async () => {
    const { baseUrl, received } = await startServer((_received, response) =>
      sendJson(response, 401, {
        error: { message: `Incorrect API key provided: ${testKey}`, code: 'invalid_api_key' },
      }),
    )
    const failed = await directorAt(baseUrl)
      .propose(colorful(4, 4), question)
      .catch((thrown: unknown) => thrown)
    expect(failed).toMatchObject({ code: 'bad_key' })
    expect(JSON.stringify(failed) + String(failed)).not.toContain(testKey)
    expect(received).toHaveLength(1)
  })

  test('a question that was stopped before it left is not sent', async () => {
    const { baseUrl, received } = await startServer((_received, response) =>
      sendJson(response, 200, {}),
    )
    const propose = directorAt(baseUrl).propose(colorful(4, 4), question, {
      signal: AbortSignal.abort(),
    })
    await expect(propose).rejects.toMatchObject({ code: 'cancelled' })
    expect(received).toHaveLength(0)
  })
})

test('the estimate grows with the picture and holds what the answer may cost', () => {
  const director = createOpenaiDirector({
    ...openaiDeps(),
    key: testKey,
    toDataUrl: toDataUrlHere,
  })
  const small = director.estimate({ width: 256, height: 256 }, question)
  const large = director.estimate({ width: 1024, height: 1024 }, question)
  expect(small?.highUsd).toBeGreaterThan((2500 * 4.5) / 1e6)
  expect(large?.lowUsd).toBeGreaterThan(small?.lowUsd ?? 0)
  expect(large?.highUsd).toBeGreaterThan(small?.highUsd ?? 0)
  expect(large?.highUsd).toBeLessThan(0.03)
})

/** Structured outputs: every object names all its keys as required and takes no others. */
function expectStrict(schema: unknown): void {
  if (Array.isArray(schema)) {
    schema.forEach(expectStrict)
    return
  }
  if (typeof schema !== 'object' || schema === null) return
  if ('properties' in schema) {
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: Object.keys(schema.properties as object),
    })
  }
  for (const key of ['$schema', 'minLength', 'maxLength', 'default']) {
    expect(Object.keys(schema)).not.toContain(key)
  }
  Object.values(schema).forEach(expectStrict)
}
