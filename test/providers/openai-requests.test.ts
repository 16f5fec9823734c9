import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ErrorCode, isRefineError } from '../../core/errors.ts'
import { createPicture } from '../../core/image/picture.ts'
import { fullMask } from '../../core/mask/mask.ts'
import type { ModelCapabilities } from '../../core/model.ts'
import type { GenerateRequest, ProviderRequest } from '../../core/provider.ts'
import { paintLocally } from '../../core/providers/local/paint-locally.ts'
import { createOpenaiBatches } from '../../core/providers/openai/batch/create-openai-batches.ts'
import { carryWithClient } from '../../core/providers/openai/carry-with-client.ts'
import { carryWithFetch } from '../../core/providers/openai/carry-with-fetch.ts'
import { openaiInfo } from '../../core/providers/openai/openai-info.ts'
import { createProvider } from '../../core/providers/provider-list.ts'
import { colorful, requestFor } from '../core/providers/local/local-request.ts'
import { type OpenaiServer, startOpenaiServer } from '../support/servers/openai-server.ts'
import { violationsOfRequest } from '../support/servers/openai-violations.ts'
import { createPassingTime } from './passing-time.ts'

const picture = colorful(32, 16)
const marks = createPicture(picture, 8)
const mask = fullMask({ x: 4, y: 4, width: 8, height: 6 })
const models = openaiInfo.models.map(({ id }) => id)
const legal = [
  { width: 1024, height: 640 },
  { width: 816, height: 816 },
  { width: 2880, height: 960 },
  { width: 2160, height: 3840 },
]

const anyOptions = fc.record(
  {
    previews: fc.constantFrom('1', '2', '3', 'none'),
    output_format: fc.constantFrom('png', 'jpeg', 'webp'),
    moderation: fc.constantFrom('auto', 'low'),
    safety_identifier: fc.constantFrom('desk-1', 'ä ü'),
  },
  { requiredKeys: [] },
)

/** What may be asked of a model, by its own capabilities. */
function anyAsked(model: ModelCapabilities) {
  const { sizes, qualities, complexities, maxReferences, maxVariations } = model
  return fc.record({
    model: fc.constant(model.id),
    size: fc.constantFrom(...(sizes.kind === 'list' ? sizes.sizes : legal)),
    quality: fc.constantFrom(null, ...qualities),
    complexity: fc.constantFrom(null, ...complexities),
    variations: fc.integer({ min: 1, max: maxVariations }),
    pictures: fc.integer({ min: 0, max: Math.min(3, maxReferences) }),
    where: fc.constantFrom('mask', 'nowhere', model.markup ? 'markup' : 'mask'),
    prompt: fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }),
    streams: fc.boolean(),
    transparent: fc.boolean(),
  })
}
type Asked = ReturnType<typeof anyAsked> extends fc.Arbitrary<infer T> ? T : never
const anyCall = fc.constantFrom(...openaiInfo.models).chain(anyAsked)

function editOf({ pictures, where, ...asked }: Asked, id = 'call-1'): ProviderRequest {
  const references = Array.from({ length: pictures }, (_, i) => ({
    name: `reference ${i}`,
    picture: colorful(8, 8 + i),
  }))
  const shown = { mask: where === 'mask' ? mask : null, markup: where === 'markup' ? marks : null }
  return requestFor(picture, asked.prompt, { ...asked, ...shown, references, id })
}

function generationOf({ pictures, ...asked }: Asked): GenerateRequest {
  const sketch = pictures > 0 ? picture : null
  return { ...asked, id: 'call-1', sketch, strength: null, seed: null }
}

/** An answer without a picture, and a stream that ends without one. */
const empty: readonly ErrorCode[] = ['bad_answer', 'outcome_unknown']

/** Nothing is painted: only what was sent counts. */
async function ignoringTheAnswer(call: Promise<unknown> | undefined): Promise<void> {
  await call?.catch((thrown: unknown) => {
    if (!isRefineError(thrown) || !empty.includes(thrown.code)) throw thrown
  })
}

function expectValid({ received, complaints }: OpenaiServer): void {
  expect(received.flatMap(violationsOfRequest)).toEqual([])
  expect(complaints).toEqual([])
}

test.each([
  ['OpenAI’s client', carryWithClient],
  ['fetch alone', carryWithFetch],
] as const)('every live request by %s is valid by OpenAI’s own schemas', async (_, openai) => {
  const server = await startOpenaiServer({ models })
  server.misbehave('no picture')
  await fc.assert(
    fc.asyncProperty(anyCall, anyOptions, fc.boolean(), async (asked, options, edits) => {
      const provider = createProvider('openai', {
        ...{ key: 'sk-test', baseUrl: server.baseUrl, fetch, openai, options, watched: true },
        ...{ wait: createPassingTime().wait, paintLocal: paintLocally },
      })
      const how = asked.streams ? { onPartial: () => undefined } : {}
      await ignoringTheAnswer(
        edits ? provider.edit(editOf(asked), how) : provider.generate?.(generationOf(asked), how),
      )
    }),
    { numRuns: 60 },
  )
  expectValid(server)
  const kinds = new Set(
    server.paints.map(({ path, headers }) => path + headers['content-type']?.slice(0, 9)),
  )
  expect([...kinds].sort()).toEqual([
    '/v1/images/editsapplicati',
    '/v1/images/editsmultipart',
    '/v1/images/generationsapplicati',
  ])
})

test('a server that knows forms only gets valid ones', async () => {
  const server = await startOpenaiServer({ models, json: false })
  server.misbehave('no picture')
  const [sample] = fc.sample(anyCall, { numRuns: 1, seed: 7 })
  const provider = createProvider('openai', {
    ...{ key: 'sk-test', baseUrl: server.baseUrl, fetch, openai: carryWithFetch },
    ...{ wait: createPassingTime().wait, paintLocal: paintLocally },
  })
  await ignoringTheAnswer(provider.edit(editOf(sample as Asked)))
  expect(server.received.flatMap(violationsOfRequest)).toEqual([])
  expect(server.paints.map(({ headers }) => headers['content-type']?.slice(0, 9))).toEqual([
    'applicati',
    'multipart',
  ])
})

test('every batch is valid by OpenAI’s own schemas, line by line', async () => {
  const server = await startOpenaiServer({ models })
  const { baseUrl } = server
  const asked = fc.sample(anyCall, { numRuns: 25, seed: 3 })
  const options = { moderation: 'low', safety_identifier: 'desk-1' }
  const engine = createOpenaiBatches({ key: 'sk-test', fetch, baseUrl }, options)
  const lines = []
  for (const [i, one] of asked.entries()) {
    const line = await engine.line(editOf(one, `call-${i}`))
    if (line) lines.push(line)
  }
  expect(lines.length).toBeGreaterThan(10)
  const batch = await engine.submit('job-1', lines)
  expect(await engine.look(batch)).toMatchObject({ kind: 'running' })
  expect(await engine.find('job-1', 0)).toBe(batch)
  await engine.cancel(batch)
  expectValid(server)
  expect(server.batches.lines).toHaveLength(lines.length)
})
