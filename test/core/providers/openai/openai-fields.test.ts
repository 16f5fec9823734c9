import { expect, test } from 'vitest'
import { samePicture } from '../../../../core/image/picture.ts'
import type { GenerateRequest } from '../../../../core/provider.ts'
import { sketchPrompt } from '../../../../core/providers/sketch-prompt.ts'
import { colorful } from '../local/local-request.ts'
import { type Received, sendJson, startServer } from './loopback-server.ts'
import { answerWith, openaiRequest, pictureOfUrl, providerAt } from './openai-request.ts'

const firstPicture: GenerateRequest = {
  ...{ id: 'call-1', model: 'gpt-image-2.6-flare', prompt: 'A fox.' },
  ...{ size: { width: 1024, height: 1024 }, sketch: null, strength: null, transparent: false },
  ...{ quality: 'max', complexity: 'low', seed: null, variations: 2 },
}

async function openServer() {
  const { baseUrl, received } = await startServer((_, response) =>
    sendJson(response, 200, answerWith([colorful(8, 8)])),
  )
  return { baseUrl, bodyOf: (at = 0) => JSON.parse((received[at] as Received).body), received }
}

test('the options go along where they are set, and only what is not the usual', async () => {
  const { baseUrl, bodyOf } = await openServer()
  const options = {
    ...{ output_format: 'webp', moderation: 'low', safety_identifier: 'studio-7' },
  }
  await providerAt(baseUrl, null, { options }).edit(openaiRequest())
  await providerAt(baseUrl, null, { options: { moderation: 'auto' } }).edit(openaiRequest())
  expect(bodyOf(0)).toMatchObject(options)
  expect(Object.keys(bodyOf(1))).not.toContain('moderation')
})

test('only GPT Image 1.5 is asked to keep details: later models refuse the field, and Mini has none', async () => {
  const { baseUrl, bodyOf } = await openServer()
  const models = ['gpt-image-1.5', 'gpt-image-1-mini', 'gpt-image-2', 'gpt-image-2.5-flare']
  for (const model of models) await providerAt(baseUrl).edit(openaiRequest({ model }))
  expect(models.map((_, i) => bodyOf(i).input_fidelity)).toEqual([
    ...['high', undefined, undefined, undefined],
  ])
})

test('a first picture is asked for by its words', async () => {
  const { baseUrl, bodyOf, received } = await openServer()
  await providerAt(baseUrl).generate?.(firstPicture)
  expect(received[0]!.url).toBe('/v1/images/generations')
  expect(bodyOf()).toEqual({
    ...{ model: 'gpt-image-2.6-flare', prompt: 'A fox.', size: '1024x1024', quality: 'max' },
    ...{ complexity: 'low', n: 2, output_format: 'png', background: 'opaque' },
  })
})

test('a first picture from a sketch is an edit of the sketch', async () => {
  const { baseUrl, bodyOf, received } = await openServer()
  const sketch = colorful(24, 16)
  await providerAt(baseUrl).generate?.({ ...firstPicture, sketch })
  expect(received[0]!.url).toBe('/v1/images/edits')
  const { images, ...fields } = bodyOf()
  expect(samePicture(pictureOfUrl(images[0].image_url), sketch)).toBe(true)
  expect(fields).toMatchObject({ prompt: sketchPrompt({ prompt: 'A fox.', sketch }), n: 2 })
})

test('a transparent picture comes in a format that has transparency', async () => {
  const { baseUrl, bodyOf } = await openServer()
  const provider = providerAt(baseUrl, null, { options: { output_format: 'jpeg' } })
  await provider.generate?.({ ...firstPicture, transparent: true })
  expect(bodyOf()).toMatchObject({ background: 'transparent', output_format: 'png' })
})

test('an answer with one damaged picture keeps the others', async () => {
  const good = answerWith([colorful(8, 8)]).data
  const { baseUrl } = await startServer((_, response) =>
    sendJson(response, 200, { data: [{ b64_json: '%%%' }, ...good] }),
  )
  expect((await providerAt(baseUrl).edit(openaiRequest())).candidates).toHaveLength(1)
})

test('a picture that is given as a data URL is read as well', async () => {
  const [one] = answerWith([colorful(8, 8)]).data
  const { baseUrl } = await startServer((_, response) =>
    sendJson(response, 200, { data: [{ url: `data:image/png;base64,${one!.b64_json}` }] }),
  )
  expect((await providerAt(baseUrl).edit(openaiRequest())).candidates).toEqual([
    { kind: 'file', bytes: Uint8Array.from(Buffer.from(one!.b64_json, 'base64')) },
  ])
})
