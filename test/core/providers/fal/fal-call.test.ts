import { expect, test } from 'vitest'
import { fromBase64 } from '../../../../core/bytes.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { colorful, pictureOf, pixelAt } from '../local/local-request.ts'
import { json } from '../scripted-fetch.ts'
import { fillRequest, flux2Request, openFal, paintedUrl, testKey, waysToQueue } from './fal-desk.ts'

function pictureOfUrl(url: unknown) {
  const [head, data = ''] = String(url).split(',')
  expect(head).toBe('data:image/png;base64')
  return decodePng(fromBase64(data)).picture
}

test.each(waysToQueue)(
  'by %s a call is handed in once, noted, looked after and fetched',
  async (_, openQueue) => {
    const looks = ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']
    const { provider, calls, steps } = openFal(
      { status: () => json(looks.length > 1 ? 202 : 200, { status: looks.shift() }) },
      { openQueue },
    )
    const noted: unknown[] = []
    const progress: unknown[] = []
    const answer = await provider.edit(flux2Request({ seed: 3 }), {
      onTicket: async (ticket) => void noted.push([ticket, steps()]),
      onProgress: (fraction) => progress.push(fraction),
    })
    expect(noted).toEqual([['fal-ai/flux-2-pro/edit#req-1', ['submit']]])
    expect(progress).toEqual([null])
    expect(steps()).toEqual(['submit', 'status', 'status', 'status', 'result'])
    expect(calls.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://queue.fal.run/fal-ai/flux-2-pro/edit',
      ...Array(3).fill('GET https://queue.fal.run/fal-ai/flux-2-pro/requests/req-1/status?logs=0'),
      'GET https://queue.fal.run/fal-ai/flux-2-pro/requests/req-1',
    ])
    expect(calls[0]!.headers).toEqual({
      authorization: `Key ${testKey}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'x-fal-store-io': '0',
    })
    expect(calls[1]!.headers).toEqual({
      authorization: `Key ${testKey}`,
      accept: 'application/json',
    })
    const { image_urls, ...body } = calls[0]!.body as Record<string, unknown>
    expect(body).toEqual({
      prompt: 'Change only the weather: make it snow.',
      image_size: { width: 32, height: 16 },
      seed: 3,
      output_format: 'png',
      sync_mode: true,
      safety_tolerance: '2',
    })
    expect((image_urls as unknown[]).map(pictureOfUrl)).toEqual([colorful(32, 16)])
    expect(answer).toEqual({
      candidates: [
        { kind: 'file', bytes: fromBase64(paintedUrl.split(',')[1]!), remark: 'Seed 42.' },
      ],
      usage: { costUsd: null },
      requestId: 'req-1',
    })
  },
)

test('FLUX.1 Fill is given the mask as white', async () => {
  const { provider, calls } = openFal()
  await provider.edit(fillRequest({ variations: 3 }))
  const { image_url, mask_url, ...body } = calls[0]!.body as Record<string, unknown>
  expect(calls[0]!.url).toBe('https://queue.fal.run/fal-ai/flux-pro/v1/fill')
  expect(body).toEqual({
    prompt: 'a straw hat',
    num_images: 3,
    output_format: 'png',
    sync_mode: true,
    safety_tolerance: '2',
  })
  expect(pictureOfUrl(image_url)).toEqual(colorful(32, 16))
  const drawn = pictureOfUrl(mask_url)
  expect([7, 8, 9, 10].map((x) => pixelAt(drawn, x, 4)[0])).toEqual([0, 255, 255, 0])
})

test('FLUX.1 Fill without a mask is refused before anything is sent', async () => {
  const { provider, calls } = openFal()
  await expect(provider.edit(fillRequest({ mask: null }))).rejects.toMatchObject({
    code: 'bad_setting',
    message: 'FLUX.1 Fill paints only inside a mask.',
  })
  expect(calls).toEqual([])
})

test('references follow the picture in their order', async () => {
  const { provider, calls } = openFal()
  const lamp = pictureOf(8, 8, () => [1, 2, 3])
  await provider.edit(flux2Request({ references: [{ name: 'lamp.png', picture: lamp }] }))
  const { image_urls } = calls[0]!.body as { image_urls: unknown[] }
  expect(image_urls.map(pictureOfUrl)).toEqual([colorful(32, 16), lamp])
})

test('the safety tolerance that is set goes along', async () => {
  const { provider, calls } = openFal({}, { options: { tolerance: '5' } })
  await provider.edit(flux2Request())
  expect(calls[0]!.body).toMatchObject({ safety_tolerance: '5' })
})

test('a first picture comes from words or from a sketch', async () => {
  const { provider, calls } = openFal()
  const request = {
    ...{ id: 'g', model: 'fal-ai/flux-2-pro/edit', prompt: 'a harbour' },
    ...{ size: { width: 1024, height: 768 }, sketch: null, strength: null, transparent: false },
    ...{ quality: null, complexity: null, seed: null, variations: 1 },
  }
  await provider.generate!(request)
  await provider.generate!({ ...request, sketch: colorful(32, 16) })
  const submitted = calls.filter(({ method }) => method === 'POST')
  expect(submitted.map(({ url }) => url)).toEqual([
    'https://queue.fal.run/fal-ai/flux-2-pro',
    'https://queue.fal.run/fal-ai/flux-2-pro/edit',
  ])
  expect(submitted[0]!.body).toMatchObject({ image_size: { width: 1024, height: 768 } })
  expect(submitted[0]!.body).not.toHaveProperty('image_urls')
  expect(submitted[0]!.body).toMatchObject({ prompt: 'a harbour' })
  expect(submitted[1]!.body).toMatchObject({
    image_urls: [expect.stringMatching(/^data:/u)],
    prompt: expect.stringMatching(/^Image 1 is a rough sketch\. .*: a harbour$/u),
  })
})

test.each(waysToQueue)(
  'by %s another address stands for fal’s, with or without a key',
  async (_, openQueue) => {
    const { provider, calls } = openFal(
      {},
      { openQueue, key: null, baseUrl: 'https://proxy.example/fal' },
    )
    await provider.edit(flux2Request())
    expect(calls.map(({ url }) => url)).toEqual([
      'https://proxy.example/fal/fal-ai/flux-2-pro/edit',
      'https://proxy.example/fal/fal-ai/flux-2-pro/requests/req-1/status?logs=0',
      'https://proxy.example/fal/fal-ai/flux-2-pro/requests/req-1',
    ])
    for (const { headers } of calls) expect(headers).not.toHaveProperty('authorization')
  },
)

test('a picture at fal’s own address is fetched without the key', async () => {
  const url = 'https://v3.fal.media/files/a/b.png'
  const bytes = Uint8Array.from([1, 2, 3])
  const { provider, calls } = openFal({
    result: () => json(200, { images: [{ url }] }),
    picture: () => new Response(bytes),
  })
  const { candidates } = await provider.edit(flux2Request())
  expect(candidates).toEqual([{ kind: 'file', bytes }])
  expect(calls.at(-1)).toMatchObject({ method: 'GET', url, headers: {} })
})

test.each([
  'https://fal.media.evil.example/a.png',
  'https://evilfal.media/a.png',
  'http://v3.fal.media/a.png',
  'https://localhost:7860/a.png',
  'file:///etc/passwd',
])('nothing is fetched from %s, whatever an answer says', async (url) => {
  const { provider, steps } = openFal({ result: () => json(200, { images: [{ url }] }) })
  await expect(provider.edit(flux2Request())).rejects.toMatchObject({
    code: 'bad_answer',
    message: 'fal answered, but the answer names a picture at an address that is not fal’s.',
    requestId: 'req-1',
  })
  expect(steps()).toEqual(['submit', 'status', 'result'])
})

test('pictures that the filter blacked out are no candidates, and that there is no other is told', async () => {
  const images = [{ url: paintedUrl }, { url: paintedUrl }]
  const some = openFal({ result: () => json(200, { images, has_nsfw_concepts: [true, false] }) })
  expect((await some.provider.edit(flux2Request())).candidates).toHaveLength(1)
  const all = openFal({ result: () => json(200, { images, has_nsfw_concepts: [true, true] }) })
  await expect(all.provider.edit(flux2Request())).rejects.toMatchObject({
    code: 'bad_answer',
    message: expect.stringMatching(/blacked it out/u),
  })
})

test.each([
  [{ images: [] }, /has no picture in it/u],
  [{ images: [{ url: 'data:image/png;base64,%%' }] }, /holds a picture that is damaged/u],
])('an answer without a usable picture is a bad answer: %o', async (body, message) => {
  const { provider } = openFal({ result: () => json(200, body) })
  await expect(provider.edit(flux2Request())).rejects.toMatchObject({
    code: 'bad_answer',
    message: expect.stringMatching(message),
  })
})

test.each([
  ['without a name', () => json(200, {})],
  ['as a page', () => new Response('<html>')],
])('a call that is answered %s may be painted, where nobody can ask for it', async (_, submit) => {
  const { provider, steps } = openFal({ submit })
  await expect(provider.edit(flux2Request())).rejects.toMatchObject({ code: 'outcome_unknown' })
  expect(steps()).toEqual(['submit'])
})
