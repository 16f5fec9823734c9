import { expect, test } from 'vitest'
import { createPicture, cropPicture } from '../../../core/image/picture.ts'
import { inModal } from '../../../photoshop-uxp/modal/in-modal.ts'
import { createPictureUrls } from '../../../photoshop-uxp/pixels/picture-url.ts'
import { readLayer as readBareLayer } from '../../../photoshop-uxp/pixels/read-layer.ts'
import { readMask as readBareMask } from '../../../photoshop-uxp/pixels/read-mask.ts'
import { noise, openHost, pictureOfNoise } from '../placing/open-host.ts'

const size = { width: 12, height: 10 }
const bounds = { x: -4, y: 3, width: 20, height: 5 }

const readLayer: typeof readBareLayer = (parts, ...rest) =>
  inModal(parts, { name: 'Test' }, () => readBareLayer(parts, ...rest))

const readMask: typeof readBareMask = (parts, ...rest) =>
  inModal(parts, { name: 'Test' }, () => readBareMask(parts, ...rest))

for (const depth of [8, 16] as const) {
  test(`a layer’s own ${depth}-bit words are read, in any profile and outside the canvas`, async () => {
    const pixels = noise(bounds, depth)
    const layers = [{ name: 'Cup', pixels, opacity: 7, blendMode: 'screen' }]
    const { parts, documentID, hand } = openHost({ size, depth, profile: 'Display P3', layers })
    const layer = { documentID, layerID: hand.layerNamed('Cup'), bounds }
    expect(await readLayer(parts, layer, bounds, depth)).toEqual(pictureOfNoise(pixels))
    const part = { x: -2, y: 4, width: 3, height: 2 }
    expect(await readLayer(parts, layer, part, depth)).toEqual(
      cropPicture(pictureOfNoise(pixels), { ...part, x: 2, y: 1 }),
    )
    const beside = { x: -8, y: 3, width: 2, height: 2 }
    expect(await readLayer(parts, layer, beside, depth)).toEqual(createPicture(beside, depth))
  })
}

test('a part without pixels inside a layer’s bounds is transparent', async () => {
  const pixels = noise(bounds, 8)
  for (let x = 5; x < 15; x++) {
    for (let y = 0; y < 5; y++) pixels.data[(y * 20 + x) * 4 + 3] = 0
  }
  const { parts, documentID, hand } = openHost({ size, layers: [{ name: 'Cup', pixels }] })
  const layer = { documentID, layerID: hand.layerNamed('Cup'), bounds }
  const hole = { x: 2, y: 3, width: 4, height: 5 }
  expect(await readLayer(parts, layer, hole, 8)).toEqual(createPicture(hole, 8))
})

test('only the rectangle is read', async () => {
  const { parts, documentID, counts } = openHost({ size, depth: 16 })
  const layer = { documentID, layerID: 1, bounds: { x: 0, y: 0, ...size } }
  counts.reset()
  await readLayer(parts, layer, { x: 1, y: 1, width: 3, height: 2 }, 16)
  expect(counts.bytesRead).toBe(3 * 2 * 3 * 2)
})

test('a document whose depth changed meanwhile is not read as something else', async () => {
  const { parts, documentID } = openHost({ size, depth: 16 })
  const layer = { documentID, layerID: 1, bounds: { x: 0, y: 0, ...size } }
  await expect(readLayer(parts, layer, layer.bounds, 8)).rejects.toMatchObject({
    code: 'host_failed',
    message: 'Photoshop returned 3 channels of 16 bits where 8 bits were expected.',
  })
})

test('an image is let go of when its pixels can’t be had', async () => {
  const { parts, documentID, photoshop, expectNoLeaks } = openHost({ size })
  const { imaging } = photoshop
  let disposed = 0
  const broken: typeof imaging.getPixels = async (options) => {
    const { imageData, sourceBounds, level } = await imaging.getPixels(options)
    const getData = () => Promise.reject(new Error('no memory'))
    const dispose = async () => {
      disposed++
      await imageData.dispose()
    }
    const { width, height, components, componentSize } = imageData
    const held = { width, height, components, componentSize, getData, dispose }
    return { imageData: held as unknown as typeof imageData, sourceBounds, level }
  }
  const other = {
    ...parts,
    photoshop: { ...photoshop, imaging: { ...imaging, getPixels: broken } },
  }
  const layer = { documentID, layerID: 1, bounds: { x: 0, y: 0, ...size } }
  await expect(readLayer(other, layer, layer.bounds, 8)).rejects.toThrow('no memory')
  expect(disposed).toBe(1)
  expectNoLeaks()
})

test('a mask counts as it takes effect: density thins it, disabled it hides nothing', async () => {
  const coverage = { rect: { x: 2, y: 2, width: 2, height: 1 }, data: Uint8Array.of(0, 200) }
  const mask = { coverage, outside: 0 as const, enabled: true, density: 255, feather: 0 }
  const { parts, documentID, hand } = openHost({
    size,
    layers: [{ name: 'Cup', pixels: noise({ x: 0, y: 0, ...size }, 8), mask }],
  })
  const ref = { documentID, layerID: 1 }
  const rect = { x: 1, y: 2, width: 4, height: 1 }
  expect([...(await readMask(parts, ref, rect))]).toEqual([0, 0, 200, 0])
  hand.setMask(1, { ...mask, density: 51 })
  expect([...(await readMask(parts, ref, rect))]).toEqual([204, 204, 244, 204])
  hand.setMask(1, { ...mask, enabled: false })
  expect([...(await readMask(parts, ref, rect))]).toEqual([255, 255, 255, 255])
})

test('previews are JPEG data URLs, translucent ones on grey', async () => {
  const { photoshop, counts, expectNoLeaks } = openHost({ size })
  const picture = createPicture({ width: 2, height: 1 }, 16)
  const { url, release } = await createPictureUrls(photoshop)(picture)
  expect(url).toMatch(/^data:image\/jpeg;base64,/)
  release()
  expect(counts.of('imaging.encodeImageData')).toBe(1)
  expectNoLeaks()
})
