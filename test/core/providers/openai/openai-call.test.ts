import { beforeAll, describe, expect, test } from 'vitest'
import { samePicture } from '../../../../core/image/picture.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { createMask } from '../../../../core/mask/mask.ts'
import { colorful, pixelAt } from '../local/local-request.ts'
import { sendJson, startServer } from './loopback-server.ts'
import {
  answerWith,
  openaiRequest,
  pictureOfUrl,
  providerAt,
  providerOver,
  sendBy,
  testKey,
  waysOfSending,
} from './openai-request.ts'

describe.each(waysOfSending)('over %s', (_, post) => {
  beforeAll(() => sendBy(post))

  const painted = colorful(16, 16)

  test('an edit is one JSON request with the crop, the prompt and nothing about the machine', async () => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted])),
    )
    const request = openaiRequest({
      size: { width: 1536, height: 1024 },
      quality: 'high',
      variations: 2,
    })
    await providerAt(baseUrl).edit(request)

    expect(received).toHaveLength(1)
    const { method, url, headers, body } = received[0]!
    expect([method, url]).toEqual(['POST', '/v1/images/edits'])
    expect(headers).toMatchObject({
      authorization: `Bearer ${testKey}`,
      'content-type': 'application/json',
      accept: 'application/json',
    })
    expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([])
    const { images, ...rest } = JSON.parse(body)
    expect(rest).toEqual({
      model: 'gpt-image-2.5-sunburst',
      prompt: 'Change only the weather: make it snow.',
      size: '1536x1024',
      quality: 'high',
      n: 2,
      output_format: 'png',
      background: 'opaque',
    })
    expect(images).toHaveLength(1)
    expect(samePicture(pictureOfUrl(images[0].image_url), request.picture)).toBe(true)
  })

  test('promise 5: the sent picture carries no metadata', async () => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted])),
    )
    await providerAt(baseUrl).edit(openaiRequest())
    const { images } = JSON.parse(received[0]!.body)
    const png = Buffer.from(images[0].image_url.split(',')[1], 'base64')
    const types: string[] = []
    for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
      types.push(png.toString('latin1', at + 4, at + 8))
    }
    expect([...new Set(types)]).toEqual(['IHDR', 'IDAT', 'IEND'])
  })

  test('the mask is transparent exactly where change is wanted', async () => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted])),
    )
    const mask = createMask({ x: 4, y: 2, width: 3, height: 1 }, new Uint8Array([255, 0, 1]))
    await providerAt(baseUrl).edit(openaiRequest({ mask }))
    const sent = pictureOfUrl(JSON.parse(received[0]!.body).mask.image_url)
    expect([sent.width, sent.height]).toEqual([32, 16])
    expect(pixelAt(sent, 4, 2)).toEqual([255, 255, 255, 0])
    expect(pixelAt(sent, 5, 2)).toEqual([0, 0, 0, 255])
    expect(pixelAt(sent, 6, 2)).toEqual([255, 255, 255, 0])
    expect(pixelAt(sent, 0, 0)).toEqual([0, 0, 0, 255])
  })

  test('references follow the crop, and 16 bit is sent as 8', async () => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted])),
    )
    const picture = colorful(20, 20, 16)
    const references = [{ name: 'mood.png', picture: colorful(8, 8) }]
    await providerAt(baseUrl).edit(openaiRequest({ picture, references }))
    const { images } = JSON.parse(received[0]!.body)
    expect(
      images.map(({ image_url }: { image_url: string }) => pictureOfUrl(image_url).width),
    ).toEqual([20, 8])
    expect(pictureOfUrl(images[0].image_url).depth).toBe(8)
  })

  test('the answer’s pictures come back as files, with the request’s id', async () => {
    const other = colorful(8, 8)
    const { baseUrl } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted, other])),
    )
    const progress: (number | null)[] = []
    const answer = await providerAt(baseUrl).edit(openaiRequest({ variations: 2 }), {
      onProgress: (fraction) => progress.push(fraction),
    })
    expect(answer.requestId).toBe('req_123')
    expect(progress).toEqual([null])
    const pictures = answer.candidates.map((candidate) => {
      if (candidate.kind !== 'file') throw new Error('Expected a file')
      return decodePng(candidate.bytes).picture
    })
    expect(pictures.map((picture, i) => samePicture(picture, [painted, other][i]!))).toEqual([
      true,
      true,
    ])
  })

  test('tokens become a price at OpenAI itself, and stay without one elsewhere', async () => {
    const usage = {
      input_tokens: 1100,
      input_tokens_details: { text_tokens: 100, image_tokens: 1000 },
      output_tokens: 2000,
      total_tokens: 3100,
    }
    const { baseUrl } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted], usage)),
    )
    const elsewhere = await providerAt(baseUrl).edit(openaiRequest())
    expect(elsewhere.usage).toEqual({ costUsd: null, inputTokens: 1100, outputTokens: 2000 })

    // OpenAI's own address, led to this machine.
    const provider = providerOver((input, init) => {
      expect(String(input)).toBe('https://api.openai.com/v1/images/edits')
      return fetch(`${baseUrl}/images/edits`, init)
    })
    const own = await provider.edit(openaiRequest())
    // 100 × $5 + 1000 × $8 + 2000 × $30, for a million each.
    expect(own.usage.costUsd).toBeCloseTo(0.0685, 10)
  })

  test('an answer without usable usage keeps its pictures', async () => {
    const { baseUrl } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted], { input_tokens: 'many' })),
    )
    const answer = await providerAt(baseUrl).edit(openaiRequest())
    expect(answer.usage).toEqual({ costUsd: null })
    expect(answer.candidates).toHaveLength(1)
  })

  test('a server on the own machine is called without a key when there is none', async () => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted])),
    )
    await providerAt(baseUrl, null).edit(openaiRequest())
    expect(received[0]!.headers.authorization).toBeUndefined()
  })

  test('a quality that is left open is asked for as medium, so that it has a price', async () => {
    const { baseUrl, received } = await startServer((_, response) =>
      sendJson(response, 200, answerWith([painted])),
    )
    await providerAt(baseUrl).edit(openaiRequest({ quality: null }))
    expect(JSON.parse(received[0]!.body).quality).toBe('medium')
  })
})
