import { expect, test, vi } from 'vitest'
import { carryWithClient } from '../../../../core/providers/openai/carry-with-client.ts'
import { carryWithFetch } from '../../../../core/providers/openai/carry-with-fetch.ts'
import type { OpenaiCall } from '../../../../core/providers/openai/openai-transport.ts'
import { sendJson, startServer } from './loopback-server.ts'
import { openaiDeps, waysOfSending } from './openai-request.ts'

const calls: readonly (readonly [string, OpenaiCall])[] = [
  ['JSON', { path: '/images/edits', body: { json: { prompt: 'Grün, 雪', n: 1 } } }],
  [
    'a form',
    {
      path: '/images/edits',
      body: {
        form: [
          { name: 'prompt', text: 'Grün, 雪' },
          {
            ...{ name: 'image', fileName: 'a.png', type: 'image/png' },
            file: Uint8Array.from([0, 255, 13, 10]),
          },
        ],
      },
    },
  ],
  ['nothing', { path: '/models' }],
]

test.each(calls)('both ways send the same bytes and headers with %s', async (_, call) => {
  const { baseUrl, received } = await startServer((_received, response) =>
    sendJson(response, 200, { data: [] }),
  )
  const access = { ...openaiDeps(), key: 'sk-1', baseUrl }
  const sent = [await carryWithClient(call, access), await carryWithFetch(call, access)]
  expect(sent[0]).toEqual({ ok: true, status: 200, data: { data: [] }, requestId: 'req_123' })
  expect(sent[1]).toEqual(sent[0])
  const [first, second] = received
  expect(second).toEqual(first)
  expect(first!.headers).toMatchObject({
    accept: 'application/json',
    authorization: 'Bearer sk-1',
  })
})

test.each(waysOfSending)('over %s nothing is told that is not needed', async (_, carry) => {
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'x-extra: 1')
  vi.stubEnv('OPENAI_ORG_ID', 'org-1')
  const seen: string[] = []
  const access = {
    ...openaiDeps(),
    ...{ key: null, baseUrl: 'http://localhost/v1' },
    fetch: async (...[, init]: Parameters<typeof fetch>) => {
      seen.push(...new Headers(init?.headers).keys())
      return new Response('{}')
    },
  }
  await carry({ path: '/images/edits', body: { json: {} } }, access)
  vi.unstubAllEnvs()
  expect(seen.sort()).toEqual(['accept', 'content-type'])
})
