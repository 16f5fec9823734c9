import { expect, test } from 'vitest'
import { fromBase64 } from '../../../../core/bytes.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { geminiInfo } from '../../../../core/providers/gemini/gemini-info.ts'
import { colorful, pictureOf } from '../local/local-request.ts'
import { answerOf, geminiRequest, inline, openGemini, testKey } from './gemini-desk.ts'

const redsOf = (candidates: readonly { readonly kind: string; readonly bytes?: Uint8Array }[]) =>
  candidates.map(({ bytes = new Uint8Array() }) => decodePng(bytes).picture.data[0])

function decoded(part: unknown) {
  const { inlineData } = part as { inlineData: { mimeType: string; data: string } }
  expect(inlineData.mimeType).toBe('image/png')
  return decodePng(fromBase64(inlineData.data)).picture
}

test('an edit is one turn: the picture, the references with what they are for, then the words', async () => {
  const { provider, calls } = openGemini(() => answerOf([inline(200)]))
  const lamp = pictureOf(8, 8, () => [1, 2, 3])
  const answer = await provider.edit(
    geminiRequest({
      references: [
        { name: 'lamp.png', role: 'the light', picture: lamp },
        { name: 'wall.png', picture: lamp },
      ],
    }),
  )
  expect(redsOf(answer.candidates)).toEqual([200])
  expect(answer.requestId).toBe('resp-1')
  expect(calls).toHaveLength(1)
  expect(calls[0]).toMatchObject({
    method: 'POST',
    url: 'https://generativelanguage.googleapis.com/v1beta/models/gemini-nano-banana-2.1:generateContent',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-goog-api-key': testKey,
    },
  })
  const { contents, ...rest } = calls[0]!.body as { contents: { parts: unknown[] }[] }
  expect(rest).toEqual({
    generationConfig: {
      responseModalities: ['IMAGE'],
      imageConfig: { aspectRatio: '3:2', imageSize: '1K' },
    },
  })
  expect(contents).toHaveLength(1)
  const [first, picture, second, light, third, wall, words, ...more] = contents[0]!.parts
  expect([first, second, third, words, ...more]).toEqual([
    { text: 'Image 1, the picture to edit:' },
    { text: 'Image 2, a reference for the light: lamp.png' },
    { text: 'Image 3, a reference: wall.png' },
    { text: 'Change only the weather: make it snow.' },
  ])
  expect([picture, light, wall].map(decoded)).toEqual([colorful(32, 16), lamp, lamp])
})

test('every size that a model offers can be said in Gemini’s terms', async () => {
  const { provider, calls } = openGemini(() => answerOf([inline(1)]))
  for (const { id, sizes } of geminiInfo.models) {
    if (sizes.kind !== 'list') throw new Error('Expected a list of sizes')
    for (const size of sizes.sizes) {
      await provider.edit(geminiRequest({ model: id, size }))
      const { generationConfig } = calls.at(-1)!.body as {
        generationConfig: { imageConfig: { aspectRatio: string; imageSize: string } }
      }
      const { aspectRatio, imageSize } = generationConfig.imageConfig
      const [across = 0, down = 0] = aspectRatio.split(':').map(Number)
      expect(Math.abs((size.width / size.height) * (down / across) - 1)).toBeLessThan(0.03)
      expect(imageSize).toBe(`${Math.round(Math.sqrt(size.width * size.height) / 1024)}K`)
    }
  }
})

test('a size that was never offered is a mistake of ours, and nothing is sent', async () => {
  const { provider, calls } = openGemini(() => ({}))
  await expect(
    provider.edit(geminiRequest({ size: { width: 1000, height: 1000 } })),
  ).rejects.toThrow(/^Expected a size that Gemini offers but received 1000×1000$/u)
  expect(calls).toEqual([])
})

test('no model takes a mask, and the description says what happens instead', () => {
  expect(geminiInfo.models.map(({ mask, markup }) => mask ?? markup)).not.toContain(true)
  for (const { mask } of geminiInfo.models) expect(mask).toBeNull()
  expect(geminiInfo.description).toMatch(/no mask and paint the whole picture anew/u)
})

test('a first picture comes from words or from a sketch', async () => {
  const { provider, calls } = openGemini(() => answerOf([inline(1)]))
  const request = {
    ...{ id: 'g', model: 'gemini-3-pro-image', prompt: 'a harbour' },
    ...{ size: { width: 2752, height: 1536 }, sketch: null, strength: null, transparent: false },
    ...{ quality: null, complexity: null, seed: null, variations: 1 },
  }
  await provider.generate!(request)
  await provider.generate!({ ...request, sketch: colorful(32, 16) })
  const bodies = calls.map(({ body }) => body as { contents: { parts: unknown[] }[] })
  expect(bodies[0]).toMatchObject({
    contents: [{ role: 'user', parts: [{ text: 'a harbour' }] }],
    generationConfig: { imageConfig: { aspectRatio: '16:9', imageSize: '2K' } },
  })
  expect(bodies[1]!.contents[0]!.parts).toMatchObject([
    { inlineData: { mimeType: 'image/png' } },
    { text: expect.stringMatching(/^Image 1 is a rough sketch\. .*: a harbour$/u) },
  ])
})

test('another address stands for Google’s, with or without a key', async () => {
  const { provider, calls } = openGemini(() => answerOf([inline(1)]), {
    key: null,
    baseUrl: 'https://proxy.example/v1beta/',
  })
  await provider.edit(geminiRequest())
  expect(calls[0]!.url).toBe(
    'https://proxy.example/v1beta/models/gemini-nano-banana-2.1:generateContent',
  )
  expect(calls[0]!.headers).not.toHaveProperty('x-goog-api-key')
})

test('pictures that were thought on the way are no candidates', async () => {
  const { provider } = openGemini(() =>
    answerOf([{ ...inline(1), thought: true }, { text: 'Done.' }, inline(2)]),
  )
  expect(redsOf((await provider.edit(geminiRequest())).candidates)).toEqual([2])
})

test('what a call cost follows from its tokens; where they are not told apart it is unknown', async () => {
  const usageMetadata = {
    ...{ promptTokenCount: 1000, candidatesTokenCount: 1220, thoughtsTokenCount: 300 },
    candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: 1120 }],
  }
  const told = openGemini(() => answerOf([inline(1)], { usageMetadata }))
  expect((await told.provider.edit(geminiRequest())).usage).toEqual({
    costUsd: (1000 * 1.5 + 1120 * 30 + 400 * 7.5) / 1e6,
    inputTokens: 1000,
    outputTokens: 1520,
  })
  for (const odd of [
    { promptTokenCount: 1000, candidatesTokenCount: 1220 },
    { promptTokenCount: 'many' },
    'none',
    undefined,
  ]) {
    const { provider } = openGemini(() => answerOf([inline(1)], { usageMetadata: odd }))
    expect((await provider.edit(geminiRequest())).usage.costUsd).toBeNull()
  }
})

test('a call is sent once and can be cancelled', async () => {
  const { provider, calls } = openGemini(() => new Promise(() => undefined))
  const abort = new AbortController()
  const done = provider.edit(geminiRequest(), { signal: abort.signal })
  await Promise.resolve()
  abort.abort()
  await expect(done).rejects.toMatchObject({ code: 'cancelled' })
  expect(calls.length).toBeLessThan(2)
})
