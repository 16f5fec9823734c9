import { describe, expect, test } from 'vitest'
import { startFalServer } from '../../support/servers/fal-server.ts'
import { startGeminiServer } from '../../support/servers/gemini-server.ts'
import type { PainterOptions, PaintServer } from '../../support/servers/open-painter.ts'
import { startOpenaiServer } from '../../support/servers/openai-server.ts'
import { startSdCppServer } from '../../support/servers/sd-cpp-server.ts'
import { startSdapiServer } from '../../support/servers/sdapi-server.ts'
import type { Order } from './frame-program.ts'
import { useFrames } from './use-frames.ts'

const paint = useFrames()

interface Case extends Omit<Order, 'baseUrl'> {
  readonly name: string
  readonly start: (options?: PainterOptions) => Promise<PaintServer>
  /** Of the provider's address. */
  readonly path: string
  /** What the browser asks about, as `METHOD header,header`, each once. */
  readonly asked: readonly string[]
}

const small = { width: 64, height: 64 }
/** The least that OpenAI takes. */
const large = { width: 1024, height: 640 }
const openai = {
  ...{ id: 'openai', model: 'gpt-image-2.5-flare', key: 'sk-test', size: large, masked: true },
  ...{ start: startOpenaiServer, path: '/v1', asked: ['POST authorization,content-type'] },
}

const cases: readonly Case[] = [
  { name: 'OpenAI', ...openai },
  { name: 'OpenAI, watched', ...openai, watched: true },
  {
    ...{ name: 'a compatible server', id: 'openai-compatible', model: null, key: null },
    ...{ size: small, masked: true, start: startSdCppServer, path: '/v1' },
    // A form from nobody in particular is what any page may send: no question is asked.
    asked: [],
  },
  {
    ...{ name: 'a compatible server with a key', id: 'openai-compatible', model: null },
    ...{ key: 'local-key', size: small, masked: true, start: startSdCppServer, path: '/v1' },
    asked: ['POST authorization'],
  },
  {
    ...{ name: 'AUTOMATIC1111', id: 'img2img', model: null, key: null },
    ...{ size: small, masked: true, start: startSdapiServer, path: '' },
    asked: ['POST content-type'],
  },
  {
    ...{ name: 'fal', id: 'fal', model: 'fal-ai/flux-pro/v1/fill', key: 'id:secret' },
    ...{ size: small, masked: true, start: startFalServer, path: '' },
    asked: ['POST authorization,content-type,x-fal-store-io', 'GET authorization'],
  },
  {
    ...{ name: 'Gemini', id: 'gemini', model: null, key: 'AIza-test' },
    ...{
      size: { width: 1024, height: 1024 },
      masked: false,
      start: startGeminiServer,
      path: '/v1beta',
    },
    asked: ['POST content-type,x-goog-api-key'],
  },
]

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

describe.each(['srcdoc', 'data'] as const)('in a %s frame without an origin', (kind) => {
  test.each(cases)(
    '$name paints, and the browser asks about no header but those that are needed',
    async ({ name, start, asked, watched }) => {
      const server = await start()
      const outcome = await paint(kind, orderFor(name, server))
      expect(server.complaints).toEqual([])
      expect(outcome).toMatchObject({ files: [png], partials: watched ? 1 : 0 })
      expect(questionsTo(server)).toEqual(asked)
      const origins = server.received.map(({ headers }) => headers.origin)
      expect(new Set(origins)).toEqual(new Set(['null']))
      expect(server.paints).toHaveLength(1)
    },
  )
})

test('where pages may not call a server, nothing reaches it, and its own setting is named', async () => {
  const server = await startSdapiServer({ cors: false })
  const outcome = await paint('srcdoc', orderFor('AUTOMATIC1111', server))
  expect(outcome).toMatchObject({
    error: { code: 'outcome_unknown', hint: expect.stringContaining('CORS') },
  })
  expect(server.received.map(({ method }) => method)).toEqual(['OPTIONS'])
})

test('a browser doesn’t tell whether a paid call arrived before it was blocked, so it may have been charged', async () => {
  const server = await startFalServer({ cors: false })
  const outcome = await paint('data', orderFor('fal', server))
  expect(outcome).toMatchObject({
    error: { code: 'outcome_unknown', hint: expect.stringContaining('may have been charged') },
  })
  expect(server.paints).toEqual([])
})

test('the wait that a service states is read from its words: a page can’t read the header', async () => {
  const server = await startOpenaiServer()
  server.misbehave('rate limit')
  const outcome = await paint('srcdoc', orderFor('OpenAI', server))
  expect(outcome).toMatchObject({
    error: {
      code: 'rate_limited',
      requestId: 'req_refused',
      retryAfterMs: expect.toSatisfy((wait: number) => wait > 0),
    },
  })
  expect(server.paints).toHaveLength(1)
})

test('a key is not sent after a redirect, although a page can’t see where it leads', async () => {
  const server = await startOpenaiServer()
  server.misbehave('redirects')
  const outcome = await paint('srcdoc', orderFor('OpenAI', server))
  expect(outcome).toMatchObject({
    error: { code: 'bad_setting', message: expect.stringContaining('another address') },
  })
  expect(server.astray).toEqual([])
})

function orderFor(name: string, { origin }: PaintServer): Order {
  const one = cases.find((known) => known.name === name)
  if (!one) throw new Error(`Expected a case “${name}”`)
  const { start: _start, path, asked: _asked, name: _name, ...order } = one
  return { ...order, baseUrl: origin + path }
}

/** What the browser asked before it sent anything, each once. */
function questionsTo({ received }: PaintServer): readonly string[] {
  const questions = received.filter(({ method }) => method === 'OPTIONS')
  return [
    ...new Set(
      questions.map(
        ({ headers }) =>
          `${headers['access-control-request-method']} ${headers['access-control-request-headers']}`,
      ),
    ),
  ]
}
