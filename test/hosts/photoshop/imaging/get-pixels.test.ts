import { expect, test } from 'vitest'
import { NotModelled } from '../not-modelled.ts'
import {
  evenly,
  flat,
  maskOf,
  openImaging,
  pixelLayer,
  readWords,
  rect,
} from './imaging-fixture.ts'
import { convertWords } from './profiles.ts'

const red = [200, 10, 20, 255]

test('a read is trimmed to where pixels are, and says so', async () => {
  const { imaging } = openImaging([pixelLayer(1, { pixels: flat(rect(-3, 2, 6, 4), red) })])
  const asked = { left: 0, top: 0, right: 20, bottom: 10 }
  const read = await readWords(imaging, { layerID: 1, sourceBounds: asked })
  expect(read.bounds).toEqual({ left: 0, top: 2, right: 3, bottom: 6 })
  expect(read.words).toEqual(Array(12).fill(red).flat())
  const whole = await readWords(imaging, { layerID: 1 })
  expect(whole.bounds).toEqual({ left: -3, top: 2, right: 3, bottom: 6 })
})

test('transparent borders of a layer’s pixels are no pixels', async () => {
  const pixels = flat(rect(0, 0, 5, 5), [9, 9, 9, 0])
  pixels.data.set(red, (2 * 5 + 3) * 4)
  const { imaging } = openImaging([pixelLayer(1, { pixels })])
  const read = await readWords(imaging, { layerID: 1 })
  expect(read).toMatchObject({ bounds: { left: 3, top: 2, right: 4, bottom: 3 }, words: red })
})

test('pixels, masks and selections are read inside a modal scope only', async () => {
  const { bare, imaging } = openImaging([
    pixelLayer(1, {
      pixels: flat(rect(0, 0, 5, 5), red),
      mask: maskOf(evenly(rect(0, 0, 5, 5), 9)),
    }),
  ])
  const refusal = 'only allowed from inside a modal scope'
  await expect(bare.getPixels({ layerID: 1 })).rejects.toThrow(refusal)
  await expect(bare.getLayerMask({ layerID: 1 })).rejects.toThrow(refusal)
  await expect(bare.getSelection({})).rejects.toThrow(refusal)
  expect((await readWords(imaging, { layerID: 1 })).components).toBe(4)
})

test('what is read of a part is trimmed to the pixels in that part', async () => {
  const pixels = flat(rect(0, 0, 6, 4), red)
  for (let at = 0; at < 12; at++) pixels.data[at * 4 + 3] = 0
  const { imaging } = openImaging([
    pixelLayer(1, { pixels: { ...pixels, data: pixels.data.fill(255, 3, 4) } }),
  ])
  const part = { left: 1, top: 0, right: 5, bottom: 4 }
  const read = await readWords(imaging, { layerID: 1, sourceBounds: part })
  expect(read.bounds).toEqual({ left: 1, top: 2, right: 5, bottom: 4 })
  const hole = { left: 1, top: 0, right: 5, bottom: 2 }
  await expect(imaging.getPixels({ layerID: 1, sourceBounds: hole })).rejects.toThrow(
    'No pixels in the requested area',
  )
})

test('a layer’s mask is in the alpha of what is read, unless it is switched off', async () => {
  const mask = maskOf({ rect: rect(0, 0, 3, 1), data: Uint8Array.of(0, 128, 255) })
  const pixels = flat(rect(0, 0, 4, 1), [9, 8, 7, 200])
  const read = async (layer: object, beneathMasks?: boolean) => {
    const { imaging } = openImaging(
      [pixelLayer(1, layer)],
      {},
      { beneathMasks: beneathMasks === true },
    )
    return readWords(imaging, { layerID: 1 })
  }
  expect(await read({ pixels, mask })).toMatchObject({
    bounds: { left: 1, top: 0, right: 3, bottom: 1 },
    words: [9, 8, 7, 100, 9, 8, 7, 200],
  })
  const whole = { bounds: { left: 0, top: 0, right: 4, bottom: 1 } }
  expect(await read({ pixels, mask: { ...mask, enabled: false } })).toMatchObject(whole)
  expect(await read({ pixels, mask }, true)).toMatchObject(whole)
})

test('nothing to read, no layer and no document are errors', async () => {
  const { imaging } = openImaging([
    pixelLayer(1, { pixels: flat(rect(0, 0, 5, 5), red) }),
    pixelLayer(2),
  ])
  const away = { left: 10, top: 0, width: 5, height: 5 }
  await expect(imaging.getPixels({ layerID: 1, sourceBounds: away as never })).rejects.toThrow(
    'No pixels in the requested area',
  )
  await expect(imaging.getPixels({ layerID: 2 })).rejects.toThrow(
    'grabPixels: got invalid empty image region',
  )
  await expect(imaging.getPixels({ layerID: 3 })).rejects.toThrow(
    'The layer with the id 3 does not exist.',
  )
  await expect(imaging.getPixels({ documentID: 4 })).rejects.toThrow(
    'No document with the id 4 is open.',
  )
  await expect(imaging.getPixels({ colour: 1 } as object)).rejects.toThrow(NotModelled)
})

test('there are three components where there is no alpha', async () => {
  const pixels = flat(rect(0, 0, 2, 1), [100, 50, 0, 51])
  const locked = { all: false, pixels: false, position: false, transparency: true }
  const { imaging } = openImaging([
    pixelLayer(1, { kind: 'background', pixels: flat(rect(0, 0, 20, 10), red) }),
    pixelLayer(2, { pixels, locked }),
    pixelLayer(3, { pixels }),
  ])
  expect((await readWords(imaging, { layerID: 1 })).words.slice(0, 6)).toEqual([
    200, 10, 20, 200, 10, 20,
  ])
  expect(await readWords(imaging, { layerID: 2 })).toMatchObject({ components: 3 })
  const matted = await readWords(imaging, { layerID: 3, applyAlpha: true })
  expect(matted.words).toEqual([224, 214, 204, 224, 214, 204])
})

test('16-bit words are Photoshop’s own, and the full range only when asked', async () => {
  const pixels = flat(rect(0, 0, 1, 1), [32768, 1, 16384, 32768], 16)
  const { imaging } = openImaging([pixelLayer(1, { pixels })], { depth: 16 })
  const { imageData } = await imaging.getPixels({ layerID: 1 })
  expect([...(await imageData.getData({}))]).toEqual([32768, 1, 16384, 32768])
  expect([...(await imageData.getData({ fullRange: true }))]).toEqual([65535, 2, 32768, 65535])
  await expect(imaging.getPixels({ layerID: 1, componentSize: 8 })).rejects.toThrow('Error -1')
})

test('without a profile nothing is converted, with one it is, and not back to the same words', async () => {
  const pixels = flat(rect(0, 0, 1, 1), red)
  const { imaging } = openImaging([pixelLayer(1, { pixels })], { profile: 'Display P3' })
  expect((await readWords(imaging, { layerID: 1 })).words).toEqual(red)
  const { words } = await readWords(imaging, { layerID: 1, colorProfile: 'sRGB IEC61966-2.1' })
  expect(words.slice(0, 3)).toEqual([219, 0, 0])
  const back = convertWords(Uint8Array.from(words), 4, 255, 'sRGB IEC61966-2.1', 'Display P3')
  expect([...back]).not.toEqual(red)
})

test('a target size reads a pyramid level, whose bounds are relative to it, and averages', async () => {
  const pixels = flat(rect(4, 0, 16, 8), [0, 0, 0, 255])
  pixels.data.forEach((_, pos) => {
    if (pos % 4 < 3) pixels.data[pos] = (Math.floor(pos / 4) % 2) * 100
  })
  const { imaging } = openImaging([pixelLayer(1, { pixels })])
  const read = await readWords(imaging, { layerID: 1, targetSize: { width: 4 } })
  expect(read).toMatchObject({ level: 2, bounds: { left: 1, top: 0, right: 5, bottom: 2 } })
  expect(read.words).toEqual(Array(8).fill([50, 50, 50, 255]).flat())
})
