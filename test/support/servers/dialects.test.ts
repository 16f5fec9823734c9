import { expect, test } from 'vitest'
import { toBase64 } from '../../../core/bytes.ts'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { pixelAt } from '../../core/providers/local/local-request.ts'
import { photograph } from '../../hosts/contract/scene.ts'
import { startFalServer } from './fal-server.ts'
import { startGeminiServer } from './gemini-server.ts'
import type { PaintServer } from './open-painter.ts'
import { readPictureFile } from './picture-file.ts'
import { startSdCppServer } from './sd-cpp-server.ts'
import { startSdapiServer } from './sdapi-server.ts'

const size = { width: 32, height: 16 }
const photo = photograph(size, 8)
const base64 = (picture: Picture) => toBase64(encodePng(picture))
const dataUrl = (picture: Picture) => `data:image/png;base64,${base64(picture)}`

/** The left half in one colour, the right half in another. */
function halves(left: readonly number[], right: readonly number[]): Picture {
  const picture = createPicture(size, 8)
  for (let i = 0; i < 32 * 16; i++) picture.data.set(i % 32 < 16 ? left : right, i * 4)
  return picture
}
const whiteOnBlack = halves([255, 255, 255, 255], [0, 0, 0, 255])
const dual = halves([255, 255, 255, 0], [0, 0, 0, 255])

async function post(url: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return response.json()
}

/** Only the left half is red. */
async function expectLeftPainted(file: string | undefined, { complaints }: PaintServer) {
  expect(complaints).toEqual([])
  const painted = await readPictureFile(Buffer.from(file ?? '', 'base64'))
  const [red = 0, green = 0] = pixelAt(photo, 3, 3)
  expect(pixelAt(painted, 3, 3)[0]).toBe(Math.round(red + 0.6 * (214 - red)))
  expect(pixelAt(painted, 3, 3)[1]).toBe(Math.round(green + 0.6 * (40 - green)))
  expect(pixelAt(painted, 20, 3)).toEqual(pixelAt(photo, 20, 3))
}

test('AUTOMATIC1111 paints what is white, and inverts a mask with alpha', async () => {
  const server = await startSdapiServer()
  const call = (mask: Picture) =>
    post(`${server.baseUrl}/sdapi/v1/img2img`, {
      ...{
        init_images: [base64(photo)],
        mask: base64(mask),
        prompt: 'red',
        denoising_strength: 0.5,
      },
      ...size,
    })
  const answer = await call(whiteOnBlack)
  await expectLeftPainted(answer.images[0], server)
  expect(JSON.parse(answer.info).all_seeds).toEqual([1000])
  const inverted = await call(dual)
  const painted = await readPictureFile(Buffer.from(inverted.images[0], 'base64'))
  expect(pixelAt(painted, 3, 3)).toEqual(pixelAt(photo, 3, 3))
})

test('AUTOMATIC1111 enlarges, lists its models, and refuses fields and logins that it does not know', async () => {
  const server = await startSdapiServer({ auth: 'me:secret' })
  const url = `${server.baseUrl}/sdapi/v1`
  expect(await (await fetch(`${url}/sd-models`)).json()).toEqual({
    detail: 'Incorrect username or password',
  })
  const headers = { authorization: `Basic ${btoa('me:secret')}` }
  const models = await (await fetch(`${url}/sd-models`, { headers })).json()
  expect(models[0].title).toBe('dreamshaper_8.safetensors [0123456789]')
  const image = base64(photo)
  const enlarge = { image, resize_mode: 1, upscaling_resize_w: 64, upscaling_resize_h: 32 }
  const { image: large } = await post(`${url}/extra-single-image`, enlarge, headers)
  expect((await readPictureFile(Buffer.from(large, 'base64'))).width).toBe(64)
  const answer = await post(`${url}/img2img`, { init_images: [image], strength: 1 }, headers)
  expect(answer.detail[0]).toMatchObject({ loc: ['body', 'strength'] })
})

test('stable-diffusion.cpp reads brightness and not alpha, and forms only', async () => {
  const server = await startSdCppServer()
  const form = new FormData()
  form.set('prompt', 'red')
  form.set('size', '32x16')
  form.append('image[]', new Blob([encodePng(photo) as BlobPart], { type: 'image/png' }), 'a.png')
  form.set('mask', new Blob([encodePng(dual) as BlobPart], { type: 'image/png' }), 'm.png')
  const response = await fetch(`${server.baseUrl}/images/edits`, { method: 'POST', body: form })
  await expectLeftPainted((await response.json()).data[0].b64_json, server)
  expect(await post(`${server.baseUrl}/images/edits`, { prompt: 'red' })).toEqual({
    error: 'request must be multipart/form-data',
  })
})

test('fal takes a call into its queue, paints it once, and gives the picture as data', async () => {
  const server = await startFalServer()
  const headers = { authorization: 'Key k', 'x-fal-store-io': '0' }
  const input = { prompt: 'red', image_url: dataUrl(photo), mask_url: dataUrl(whiteOnBlack) }
  const endpoint = `${server.origin}/fal-ai/flux-pro/v1/fill`
  const sent = { ...input, sync_mode: true, output_format: 'png' }
  const { request_id } = await post(endpoint, sent, headers)
  const url = `${server.origin}/fal-ai/flux-pro/requests/${request_id}`
  const get = async (path: string) => (await fetch(url + path, { headers })).json()
  expect((await get('/status')).status).toBe('IN_PROGRESS')
  expect((await get('/status')).status).toBe('COMPLETED')
  const { images } = await get('')
  expect(await get('')).toMatchObject({ images })
  await expectLeftPainted(images[0].url.split(',')[1], server)
  expect(server.bills).toEqual([{ paint: 0, usd: 0.05 }])
  await fetch(`${url}/cancel`, { method: 'PUT', headers })
  expect(server.cancelled).toEqual([request_id])
})

test('Gemini sees no mask, paints by ratio, and stops for safety with status 200', async () => {
  const server = await startGeminiServer({ key: 'k' })
  const url = `${server.baseUrl}/models/gemini-3.1-flash-image:generateContent`
  const imageConfig = { aspectRatio: '16:9', imageSize: '1K' }
  const inlineData = { mimeType: 'image/png', data: base64(photo) }
  const body = {
    contents: [{ role: 'user', parts: [{ inlineData }, { text: 'red' }] }],
    generationConfig: { responseModalities: ['IMAGE'], imageConfig },
  }
  const headers = { 'x-goog-api-key': 'k' }
  const answer = await post(url, body, headers)
  const { data } = answer.candidates[0].content.parts[1].inlineData
  const painted = await readPictureFile(Buffer.from(data, 'base64'))
  expect([painted.width, painted.height]).toEqual([1376, 768])
  expect(server.bills).toEqual([{ paint: 0, usd: expect.closeTo(0.0675, 3) }])
  const masked = await post(url, { ...body, mask: 'x' }, headers)
  expect(masked.error.message).toMatch(/Unknown name "mask"/)
  server.misbehave('refused output')
  expect((await post(url, body, headers)).candidates[0].finishReason).toBe('IMAGE_SAFETY')
  expect((await post(url, body)).error.details[0].reason).toBe('API_KEY_INVALID')
})
