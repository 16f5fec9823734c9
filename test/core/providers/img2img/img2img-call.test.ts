import { expect, test } from 'vitest'
import { createMask } from '../../../../core/mask/mask.ts'
import { free, type Priced } from '../../../../core/provider.ts'
import { colorful, pixelAt } from '../local/local-request.ts'
import { json } from '../scripted-fetch.ts'
import {
  img2imgRequest,
  openImg2img,
  pictureOfBase64,
  pngOf,
  redsOf,
  testLogin,
} from './img2img-desk.ts'

const painted = () => ({ images: [pngOf(200)], parameters: {}, info: '{}' })

test('an edit asks for the whole crop at its own size, from what lies there, with white where change is wanted', async () => {
  const { provider, calls } = openImg2img(painted)
  const mask = createMask({ x: 8, y: 4, width: 2, height: 1 }, Uint8Array.from([255, 1]))
  const request = img2imgRequest({ mask, strength: 0.4, seed: 7, variations: 2 })
  const answer = await provider.edit(request)
  expect(redsOf(answer)).toEqual([200])
  expect(answer.usage).toEqual({ costUsd: 0 })
  expect(calls).toHaveLength(1)
  const { init_images, mask: sent, ...body } = calls[0]!.body as Record<string, unknown>
  expect(calls[0]).toMatchObject({
    method: 'POST',
    url: 'http://localhost:7860/sdapi/v1/img2img',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
  })
  expect(body).toEqual({
    prompt: 'a red car in the snow',
    width: 32,
    height: 16,
    batch_size: 2,
    n_iter: 1,
    seed: 7,
    send_images: true,
    save_images: false,
    denoising_strength: 0.4,
    resize_mode: 0,
    include_init_images: false,
    mask_blur: 4,
    inpainting_fill: 1,
    inpaint_full_res: false,
    inpainting_mask_invert: 0,
  })
  expect(pictureOfBase64((init_images as string[])[0])).toEqual(colorful(32, 16))
  const drawn = pictureOfBase64(sent)
  expect(drawn).toMatchObject({ width: 32, height: 16 })
  expect([7, 8, 9, 10].map((x) => pixelAt(drawn, x, 4))).toEqual([
    [0, 0, 0, 255],
    [255, 255, 255, 255],
    [255, 255, 255, 255],
    [0, 0, 0, 255],
  ])
})

test('without a mask nothing of one is sent, any seed will do, and the usual strength is that of a refinement', async () => {
  const { provider, calls } = openImg2img(painted)
  await provider.edit(img2imgRequest())
  const body = calls[0]!.body as Record<string, unknown>
  expect(Object.keys(body).filter((name) => /mask|inpaint/u.test(name))).toEqual([])
  expect(body).toMatchObject({ seed: -1, denoising_strength: 0.45 })
  expect(body).not.toHaveProperty('override_settings')
})

test('a model is asked for by the title that the server gave it', async () => {
  const { provider, calls } = openImg2img(painted)
  await provider.edit(img2imgRequest({ model: 'sd_xl.safetensors [abc123]' }))
  expect(calls[0]!.body).toMatchObject({
    override_settings: { sd_model_checkpoint: 'sd_xl.safetensors [abc123]' },
  })
})

test('the provider’s settings go along, and empty ones are left to the server', async () => {
  const options = {
    ...{ steps: '28', guidance: '3,5', sampler: ' DPM++ 2M ', negative: 'blurry', upscaler: '' },
  }
  const { provider, calls } = openImg2img(painted, { options })
  await provider.edit(img2imgRequest())
  expect(calls[0]!.body).toMatchObject({
    ...{ steps: 28, cfg_scale: 3.5, sampler_name: 'DPM++ 2M', negative_prompt: 'blurry' },
  })
})

test.each([
  [{ steps: '0' }, 'Steps takes a number from 1 to 150.'],
  [{ steps: '2.5' }, 'Steps takes a number from 1 to 150.'],
  [{ guidance: 'much' }, 'Guidance takes a number from 0 to 30.'],
])('a setting of %o is refused before anything is sent', (options, message) => {
  expect(() => openImg2img(painted, { options })).toThrow(
    expect.objectContaining({ code: 'bad_setting', message }),
  )
})

test('a first picture is painted from words, or freely from a sketch', async () => {
  const { provider, calls } = openImg2img(painted)
  const request = {
    ...{ id: 'g', model: 'loaded', prompt: 'a harbour', size: { width: 32, height: 16 } },
    ...{ sketch: null, strength: null, transparent: false, quality: null, complexity: null },
    ...{ seed: null, variations: 1 },
  }
  await provider.generate!(request)
  await provider.generate!({ ...request, sketch: colorful(32, 16) })
  expect(calls.map(({ url }) => url.split('/').at(-1))).toEqual(['txt2img', 'img2img'])
  expect(calls[0]!.body).toMatchObject({ prompt: 'a harbour', width: 32, height: 16 })
  expect(calls[0]!.body).not.toHaveProperty('init_images')
  expect(calls[1]!.body).toMatchObject({ prompt: 'a harbour', denoising_strength: 0.75 })
})

test('a login goes along as Basic, in UTF-8, and a token as Bearer; without one nothing does', async () => {
  for (const [key, sent] of [
    [testLogin, `Basic ${Buffer.from(testLogin).toString('base64')}`],
    ['jörg:ß', `Basic ${Buffer.from('jörg:ß').toString('base64')}`],
    ['token-1', 'Bearer token-1'],
    [null, undefined],
  ] as const) {
    const { provider, calls } = openImg2img(painted, { key })
    await provider.edit(img2imgRequest())
    expect(calls[0]!.headers.authorization).toBe(sent)
  }
})

test.each([
  'http://forge.local:7861',
  'http://forge.local:7861/',
  'http://forge.local:7861/sdapi/v1',
  'http://forge.local:7861/sdapi/',
])('an address may be given as %s', async (baseUrl) => {
  const { provider, calls } = openImg2img(painted, { baseUrl })
  await provider.edit(img2imgRequest())
  expect(calls[0]!.url).toBe('http://forge.local:7861/sdapi/v1/img2img')
})

test('every call is free', () => {
  const { provider } = openImg2img(painted)
  expect(provider.estimate({} as Priced)).toBe(free)
})

test('the models are the loaded one and all that the server has, each able to do the same', async () => {
  const { provider, calls } = openImg2img(
    () => json(200, [{ title: 'a.safetensors [1]', model_name: 'a' }, { title: 'b.ckpt' }]),
    { key: testLogin },
  )
  const models = await provider.models!()
  expect(calls[0]).toMatchObject({ method: 'GET', url: expect.stringMatching(/\/sd-models$/u) })
  expect(models.map(({ id, label }) => [id, label])).toEqual([
    ['loaded', 'The server’s loaded model'],
    ['a.safetensors [1]', 'a'],
    ['b.ckpt', 'b.ckpt'],
  ])
  expect(models[1]).toEqual({ ...models[0], id: 'a.safetensors [1]', label: 'a' })
})

test('an enlargement goes to the server’s upscaler, for exactly the size', async () => {
  const { provider, calls } = openImg2img(({ url }) =>
    url.endsWith('/upscalers')
      ? [{ name: 'None' }, { name: 'Lanczos' }, { name: 'ESRGAN_4x' }, { name: 'R-ESRGAN 4x+' }]
      : { html_info: '', image: pngOf(9) },
  )
  const size = { width: 64, height: 32 }
  const answer = await provider.edit(img2imgRequest({ task: 'upscale', size }))
  expect(redsOf(answer)).toEqual([9])
  expect(answer.candidates[0]!.remark).toBe('Enlarged with R-ESRGAN 4x+.')
  const { image, ...body } = calls[1]!.body as Record<string, unknown>
  expect(calls[1]!.url).toMatch(/\/extra-single-image$/u)
  expect(pictureOfBase64(image)).toEqual(colorful(32, 16))
  expect(body).toEqual({
    ...{ resize_mode: 1, upscaling_resize_w: 64, upscaling_resize_h: 32, upscaling_crop: true },
    upscaler_1: 'R-ESRGAN 4x+',
  })
})

test('an upscaler that is set is taken without asking for the list', async () => {
  const { provider, calls } = openImg2img(() => ({ image: pngOf(9) }), {
    options: { upscaler: '4x-UltraSharp' },
  })
  await provider.edit(img2imgRequest({ task: 'upscale' }))
  expect(calls.map(({ body }) => body)).toMatchObject([{ upscaler_1: '4x-UltraSharp' }])
})
