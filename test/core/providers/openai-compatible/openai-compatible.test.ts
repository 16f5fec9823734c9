import { expect, test } from 'vitest'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { free } from '../../../../core/provider.ts'
import { createOpenaiCompatibleProvider } from '../../../../core/providers/openai-compatible/create-openai-compatible-provider.ts'
import { colorful, pixelAt } from '../local/local-request.ts'
import { type Received, sendJson, startServer } from '../openai/loopback-server.ts'
import { answerWith, openaiDeps, openaiRequest } from '../openai/openai-request.ts'

const painted = answerWith([colorful(8, 8)])
const providerAt = (baseUrl: string, key: string | null = null) =>
  createOpenaiCompatibleProvider(openaiDeps({ baseUrl, key }))

async function formOf({ headers, bytes }: Received) {
  const type = { 'content-type': headers['content-type'] ?? '' }
  return new Response(Uint8Array.from(bytes), { headers: type }).formData()
}

test('an edit is a form with the fields that all such servers know, and no key where there is none', async () => {
  const { baseUrl, received } = await startServer((_, response) => sendJson(response, 200, painted))
  const mask = fullMask({ x: 1, y: 0, width: 1, height: 1 })
  const answer = await providerAt(baseUrl).edit(
    openaiRequest({ model: 'server', mask, variations: 2 }),
  )
  // This machine’s own server: what was said to be free before it ran is no unknown price afterwards.
  expect(answer.usage.costUsd).toBe(0)
  expect(received).toHaveLength(1)
  expect(received[0]!.url).toBe('/v1/images/edits')
  expect(received[0]!.headers.authorization).toBeUndefined()
  const form = await formOf(received[0]!)
  expect([...form].filter(([, value]) => typeof value === 'string')).toEqual([
    ['prompt', 'Change only the weather: make it snow.'],
    ['n', '2'],
    ['size', '32x16'],
    ['output_format', 'png'],
  ])
  const file = form.get('mask') as File
  const { picture } = decodePng(new Uint8Array(await file.arrayBuffer()))
  // Says the same by alpha and by brightness.
  expect([pixelAt(picture, 1, 0), pixelAt(picture, 0, 0)]).toEqual([
    [255, 255, 255, 0],
    [0, 0, 0, 255],
  ])
})

test('a named model goes along; what only stable-diffusion.cpp takes is written into the words', async () => {
  const { baseUrl, received } = await startServer((_, response) => sendJson(response, 200, painted))
  const provider = providerAt(baseUrl)
  await provider.edit(openaiRequest({ model: 'sd-cpp-local', strength: 0.4, seed: 7 }))
  await provider.edit(openaiRequest({ model: 'flux', strength: 0.4, seed: 7 }))
  const [first, second] = await Promise.all(received.map(formOf))
  expect([first?.get('model'), first?.get('prompt')]).toEqual([
    'sd-cpp-local',
    'Change only the weather: make it snow. <sd_cpp_extra_args>{"strength":0.4,"seed":7}</sd_cpp_extra_args>',
  ])
  expect([second?.get('model'), second?.get('prompt')]).toEqual([
    'flux',
    'Change only the weather: make it snow.',
  ])
})

test('a server that wants JSON gets it', async () => {
  const { baseUrl, received } = await startServer((one, response) =>
    one.headers['content-type'] === 'application/json'
      ? sendJson(response, 200, painted)
      : sendJson(response, 415, { error: 'Expected application/json' }),
  )
  const provider = providerAt(baseUrl)
  await provider.edit(openaiRequest({ model: 'server' }))
  await provider.edit(openaiRequest({ model: 'server' }))
  expect(received).toHaveLength(3)
  expect(JSON.parse(received[2]!.body)).toMatchObject({ images: [{}], size: '32x16' })
})

test.each([
  [400, { error: 'prompt required' }, 'provider_refused', /400\): prompt required/],
  [400, { error: 'unknown field: n' }, 'provider_refused', /unknown field: n/],
  [401, { error: 'unauthorized' }, 'bad_key', /does not accept the key/],
  [404, { error: 'model not found' }, 'bad_setting', /model not found/],
  [429, { error: 'busy, try again in 2s' }, 'rate_limited', /too many requests/],
  [500, { error: 'server_error', message: 'out of memory' }, 'provider_failed', /out of memory/],
])('an error in few words (%i) is told as what it is', async (status, said, code, message) => {
  const { baseUrl, received } = await startServer((_, response) => sendJson(response, status, said))
  const call = providerAt(baseUrl).edit(openaiRequest({ model: 'server' }))
  await expect(call).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  expect(received).toHaveLength(1)
})

test('a picture that is given by its address is fetched from the same server, and from no other', async () => {
  const other = await startServer((_, response) => response.end('x'))
  const png = Buffer.from(painted.data[0]!.b64_json, 'base64')
  const { baseUrl, received } = await startServer(({ url }, response) =>
    url.endsWith('.png')
      ? response.end(png)
      : sendJson(response, 200, {
          data: [
            { url: baseUrl.replace('/v1', '/files/a.png') },
            { url: `${other.baseUrl}/b.png` },
          ],
        }),
  )
  const { candidates } = await providerAt(baseUrl).edit(openaiRequest({ model: 'server' }))
  expect(candidates).toEqual([{ kind: 'file', bytes: Uint8Array.from(png) }])
  expect(received.map(({ url }) => url)).toEqual(['/v1/images/edits', '/files/a.png'])
  expect(other.received).toHaveLength(0)
})

test('the server is asked which models it has', async () => {
  const { baseUrl, received } = await startServer((_, response) =>
    sendJson(response, 200, { data: [{ id: 'sd-cpp-local' }, { id: 'flux' }, { id: 'flux' }] }),
  )
  const models = (await providerAt(baseUrl, 'secret-1').models?.()) ?? []
  expect(models.map(({ id, seed }) => [id, seed])).toEqual([
    ['server', false],
    ['sd-cpp-local', true],
    ['flux', false],
  ])
  expect([received[0]!.method, received[0]!.url]).toEqual(['GET', '/v1/models'])
  expect(received[0]!.headers).toMatchObject({ authorization: 'Bearer secret-1' })
  expect(received[0]!.headers['content-type']).toBeUndefined()
})

test('a list of models in no known form names none but the server’s own', async () => {
  const { baseUrl } = await startServer((_, response) => sendJson(response, 200, ['a', 'b']))
  expect((await providerAt(baseUrl).models?.())?.map(({ id }) => id)).toEqual(['server'])
})

test('it is free on the own machine, and nobody knows its price elsewhere', () => {
  const priced = {
    ...{ model: 'server', size: { width: 512, height: 512 }, quality: null, variations: 1 },
    ...{ pictures: [], promptLength: 10 },
  }
  expect(providerAt('http://localhost:1234/v1').estimate(priced)).toEqual(free)
  expect(providerAt('http://127.0.0.1/v1').estimate(priced)).toEqual(free)
  expect(providerAt('https://gateway.example.com/v1').estimate(priced)).toBeNull()
  expect(providerAt('http://localhost.example.com/v1').estimate(priced)).toBeNull()
})
