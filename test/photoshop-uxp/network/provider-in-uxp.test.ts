import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test, vi } from 'vitest'
import { root } from '../../../scripts/root.ts'
import { colorful } from '../../core/providers/local/local-request.ts'
import {
  type Received,
  sendJson,
  startServer,
} from '../../core/providers/openai/loopback-server.ts'
import { answerWith, pictureOfUrl, testKey } from '../../core/providers/openai/openai-request.ts'
import { createBareRealm } from '../seats/bare-realm.ts'
import { runtimeOf } from '../seats/runtime.ts'
import { fetchOfUxp } from './fetch-of-uxp.ts'

interface Program {
  edit(baseUrl: string, key: string): Promise<string>
  cancel(): void
}

const painted = colorful(32, 16)

const program = build({
  absWorkingDir: root,
  entryPoints: [join(import.meta.dirname, 'provider-program.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'Program',
  target: 'es2020',
}).then(({ outputFiles }) => outputFiles[0]?.text ?? '')

async function openProgram(uxp: '7.2' | '9.3' = '7.2') {
  const realm = await createBareRealm(runtimeOf(uxp), {
    modules: {},
    fetch: fetchOfUxp,
    setTimeout: (callback, milliseconds) => Number(setTimeout(callback, milliseconds)),
    clearTimeout: (id) => clearTimeout(id),
  })
  realm.run(await program)
  const own = realm.border.toHere(realm.run('Program')) as Program
  return {
    edit: async (baseUrl: string) => JSON.parse(await own.edit(baseUrl, testKey)),
    cancel: () => own.cancel(),
  }
}

test.each(['7.2', '9.3'] as const)(
  'with the globals of UXP %s alone an edit is sent as JSON, and its picture comes back',
  async (uxp) => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted])),
    )
    const { files, requestId } = await (await openProgram(uxp)).edit(baseUrl)
    expect(requestId).toBe('req_123')
    expect(files).toEqual([answerWith([painted]).data[0]?.b64_json])
    expect(received).toHaveLength(1)
    expect(received[0]!.headers).toMatchObject({
      'content-type': 'application/json',
      authorization: `Bearer ${testKey}`,
    })
    const body = JSON.parse(received[0]!.body)
    expect(body.prompt).toBe('Ändere nur das Wetter: 雪.')
    expect(pictureOfUrl(body.images[0].image_url).width).toBe(32)
  },
)

test('promise 2: an answer that comes after cancelling is given all the same', async () => {
  let late: ServerResponse | undefined
  const { baseUrl, received } = await startServer((_, response) => {
    late = response
  })
  const { edit, cancel } = await openProgram()
  const done = edit(baseUrl)
  await vi.waitFor(() => expect(received).toHaveLength(1))
  cancel()
  sendJson(late as ServerResponse, 200, answerWith([painted]))
  expect((await done).files).toHaveLength(1)

  // The next call stands on its own.
  const again = await startServer((_: Received, response) =>
    sendJson(response, 200, answerWith([painted])),
  )
  expect((await edit(again.baseUrl)).files).toHaveLength(1)
})

test('promise 7: a connection that breaks after cancelling is told as that, not as the cancelling', async () => {
  let late: ServerResponse | undefined
  const { baseUrl, received } = await startServer((_, response) => {
    late = response
  })
  const { edit, cancel } = await openProgram()
  const done = edit(baseUrl)
  await vi.waitFor(() => expect(received).toHaveLength(1))
  cancel()
  late?.destroy()
  expect((await done).error).toMatchObject({ code: 'outcome_unknown' })
})

test('a refused key is told without the key', async () => {
  const { baseUrl } = await startServer((_, response) =>
    sendJson(response, 401, {
      error: { message: `Incorrect API key: ${testKey}`, code: 'invalid_api_key' },
    }),
  )
  const answer = await (await openProgram()).edit(baseUrl)
  expect(answer.error).toMatchObject({
    code: 'bad_key',
    message: 'The server does not accept the key.',
  })
  expect(JSON.stringify(answer)).not.toContain(testKey)
})

test('a call that fails without a reason is told as one that may have arrived', async () => {
  const { error } = await (await openProgram()).edit('http://127.0.0.1:1/v1')
  expect(error).toMatchObject({
    code: 'outcome_unknown',
    message: expect.stringMatching(
      /could not be reached, or the connection broke; whether it painted is not known\.$/,
    ),
    retryable: true,
  })
})

test('an answer that is no JSON is a bad answer', async () => {
  const { baseUrl } = await startServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html>')
  })
  expect((await (await openProgram()).edit(baseUrl)).error).toMatchObject({ code: 'bad_answer' })
})
