import { beforeAll, describe, expect, test } from 'vitest'
import { createPicture } from '../../../../core/image/picture.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { fullMask } from '../../../../core/mask/mask.ts'
import { colorful, pictureOf, pixelAt } from '../local/local-request.ts'
import { type Received, sendJson, startServer } from './loopback-server.ts'
import { answerWith, openaiRequest, providerAt, sendBy, waysOfSending } from './openai-request.ts'

/** The fields and files of a form as it arrived. */
async function formOf({ headers, bytes }: Received) {
  const type = { 'content-type': headers['content-type'] ?? '' }
  const form = await new Response(Uint8Array.from(bytes), { headers: type }).formData()
  const fields: Record<string, string> = {}
  const files: {
    name: string
    fileName: string
    picture: ReturnType<typeof decodePng>['picture']
  }[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value
    else {
      const { picture } = decodePng(new Uint8Array(await value.arrayBuffer()))
      files.push({ name, fileName: value.name, picture })
    }
  }
  return { fields, files }
}

const isJson = ({ headers }: Received) => headers['content-type'] === 'application/json'
const painted = colorful(16, 16)
const refuse = (message: string, more = {}) => ({
  error: { message, type: 'invalid_request_error', param: null, code: null, ...more },
})

describe.each(waysOfSending)('over %s', (_, post) => {
  beforeAll(() => sendBy(post))

  test('marks over the picture go out as files of a form, without a mask', async () => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted])),
    )
    const markup = createPicture({ width: 32, height: 16 }, 8)
    const mask = fullMask({ x: 0, y: 0, width: 4, height: 4 })
    const references = [{ name: 'mood', picture: colorful(8, 8) }]
    await providerAt(baseUrl).edit(openaiRequest({ markup, mask, references, prompt: 'Grün, 雪' }))
    const { fields, files } = await formOf(received[0]!)
    expect(fields).toEqual({
      ...{ model: 'gpt-image-2.5-sunburst', prompt: 'Grün, 雪', size: '32x16', quality: 'medium' },
      ...{ n: '1', output_format: 'png', background: 'opaque' },
    })
    expect(files.map(({ name, fileName }) => [name, fileName])).toEqual([
      ['image[]', 'image-1.png'],
      ['image[]', 'image-2.png'],
      ['markup', 'markup.png'],
    ])
    expect(received[0]!.headers['content-length']).toBe(String(received[0]!.bytes.length))
  })

  test.each([
    [400, refuse("Unknown parameter: 'images'.", { code: 'unknown_parameter', param: 'images' })],
    [400, { error: 'Content-Type must be multipart/form-data' }],
    [415, {}],
    [422, { detail: [{ type: 'missing', loc: ['body', 'image'], msg: 'Field required' }] }],
  ])(
    'a server that wants a form (%i) gets one, and nothing else from then on',
    async (status, said) => {
      const { baseUrl, received } = await startServer((one, response) =>
        isJson(one)
          ? sendJson(response, status, said)
          : sendJson(response, 200, answerWith([painted])),
      )
      const provider = providerAt(baseUrl)
      const mask = fullMask({ x: 1, y: 0, width: 1, height: 1 })
      expect((await provider.edit(openaiRequest({ mask }))).candidates).toHaveLength(1)
      await provider.edit(openaiRequest())
      expect(received.map(isJson)).toEqual([true, false, false])
      const { files } = await formOf(received[1]!)
      expect(files.map(({ name }) => name)).toEqual(['image', 'mask'])
      expect(pixelAt(files[1]!.picture, 1, 0)).toEqual([255, 255, 255, 0])
      expect(pixelAt(files[1]!.picture, 0, 0)).toEqual([0, 0, 0, 255])
    },
  )

  test('a first picture is never asked for by a form', async () => {
    const { baseUrl, received } = await startServer((one, response) =>
      one.body.includes('1024x1536')
        ? sendJson(response, 200, answerWith([painted]))
        : sendJson(response, 400, refuse('invalid size')),
    )
    await providerAt(baseUrl).generate?.({
      ...{ id: 'call-1', model: 'gpt-image-2', prompt: 'A fox.' },
      ...{ size: { width: 816, height: 1024 }, sketch: null, strength: null, transparent: false },
      ...{ quality: null, complexity: null, seed: null, variations: 1 },
    })
    expect(received.map(isJson)).toEqual([true, true])
  })

  test.each([
    [401, refuse('Unknown parameter')],
    [429, refuse('Unknown parameter')],
    [500, refuse('Invalid size')],
    [400, refuse('mask has the wrong size')],
    [400, refuse('The json in your picture was rejected.', { code: 'moderation_blocked' })],
    [400, refuse('Unknown parameter', { code: 'content_policy_violation' })],
    [400, refuse('Invalid size for your plan', { code: 'billing_hard_limit_reached' })],
    [400, refuse('Unknown parameter: model', { code: 'model_not_found' })],
  ])('a call that says no for another reason (%i) is not said again', async (status, said) => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, status, said),
    )
    await expect(providerAt(baseUrl).edit(openaiRequest())).rejects.toThrow()
    expect(received).toHaveLength(1)
  })
})

test('a size that every server takes is not asked for again', async () => {
  const { baseUrl, received } = await startServer((_, response) =>
    sendJson(response, 400, refuse('Invalid size.', { param: 'size' })),
  )
  const call = providerAt(baseUrl).edit(openaiRequest({ size: { width: 1024, height: 1024 } }))
  await expect(call).rejects.toMatchObject({ code: 'bad_setting' })
  expect(received.map(isJson)).toEqual([true, false])
})

test('a picture beyond the longest data URL goes out as a file', async () => {
  const { baseUrl, received } = await startServer((_, response) =>
    sendJson(response, 200, answerWith([painted])),
  )
  const toDataUrl = async () => `data:image/png;base64,${'AAAA'.repeat(5_300_000)}`
  await providerAt(baseUrl, null, { toDataUrl }).edit(openaiRequest())
  expect(received[0]!.headers['content-type']).toMatch(/^multipart\/form-data/)
  expect(received[0]!.bytes.length).toBeGreaterThan(15_900_000)
})

test('a picture that fits into no request is not sent', async () => {
  const { baseUrl, received } = await startServer((_, response) => sendJson(response, 200, {}))
  const toDataUrl = async () => `data:image/png;base64,${'AAAA'.repeat(17_000_000)}`
  const call = providerAt(baseUrl, null, { toDataUrl }).edit(openaiRequest())
  await expect(call).rejects.toMatchObject({
    code: 'too_large',
    message: 'A picture to be sent is 51 MB as PNG, more than can be sent in one request.',
  })
  expect(received).toHaveLength(0)
})

test('a server that takes few sizes is asked for the nearest, with everything stretched to it', async () => {
  const { baseUrl, received } = await startServer((one, response) =>
    one.body.includes('1536x1024')
      ? sendJson(response, 200, answerWith([painted]))
      : sendJson(response, 400, refuse("Invalid size '2048x1152'.", { param: 'size' })),
  )
  const provider = providerAt(baseUrl)
  const request = openaiRequest({
    size: { width: 2048, height: 1152 },
    picture: pictureOf(32, 16, () => [40, 80, 120]),
    mask: fullMask({ x: 0, y: 0, width: 16, height: 16 }),
  })
  const { candidates } = await provider.edit(request)
  expect(candidates[0]?.remark).toBe('The server takes few sizes: it was asked for 1536x1024.')
  expect(received.map(isJson)).toEqual([true, false, false])
  const { files } = await formOf(received[2]!)
  expect(files.map(({ picture }) => [picture.width, picture.height])).toEqual([
    [1536, 1024],
    [1536, 1024],
  ])
  const [, mask] = files
  expect([767, 768].map((x) => pixelAt(mask!.picture, x, 512)[3])).toEqual([0, 255])

  await provider.edit(request)
  expect(received).toHaveLength(4)
})
