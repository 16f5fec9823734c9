import { expect, test } from 'vitest'
import type { PixelLayerModel } from '../model/model.ts'
import type { Imaging } from '../typings.ts'
import {
  evenly,
  flat,
  maskOf,
  modally,
  openImaging,
  pixelLayer,
  readWords,
  rect,
} from './imaging-fixture.ts'

const red = [200, 10, 20, 255]
const size = { width: 2, height: 1 }

function imageOf(imaging: Imaging, words: readonly number[], more: object = {}, wide = false) {
  const data = wide ? Uint16Array.from(words) : Uint8Array.from(words)
  const options = { ...size, components: 4, colorSpace: 'RGB', ...more }
  return imaging.createImageDataFromBuffer(data, options)
}

test('writing is refused outside a modal scope, and changes one history step inside', async () => {
  const { store, imaging, documentID } = openImaging([pixelLayer(1)])
  const imageData = await imageOf(imaging, [...red, ...red])
  await expect(imaging.putPixels({ layerID: 1, imageData })).rejects.toThrow(
    'Event: imaging.putPixels may modify the state of Photoshop. Such events are only allowed from inside a modal scope',
  )
  await modally(store, () =>
    imaging.putPixels({ layerID: 1, imageData, commandName: 'Refine', targetBounds: at(-1, 4) }),
  )
  expect(store.history(documentID).current.name).toBe('Refine')
  expect(await readWords(imaging, { layerID: 1 })).toMatchObject({
    bounds: { left: -1, top: 4, right: 1, bottom: 5 },
    words: [...red, ...red],
  })
})

test('replace wipes the whole layer, and its opposite nothing', async () => {
  const pixels = flat(rect(0, 0, 3, 1), [1, 2, 3, 255])
  for (const [replace, width] of [
    [undefined, 2],
    [false, 6],
  ] as const) {
    const { store, imaging } = openImaging([pixelLayer(1, { pixels })])
    const imageData = await imageOf(imaging, [...red, ...red])
    const options = { layerID: 1, imageData, targetBounds: at(4, 0) }
    await modally(store, () =>
      imaging.putPixels(replace === undefined ? options : { ...options, replace }),
    )
    const { bounds } = await readWords(imaging, { layerID: 1 })
    expect(bounds).toMatchObject({ left: 6 - width, right: 6 })
  }
})

test('only unlocked pixel layers can be written', async () => {
  const open = { all: false, pixels: false, position: false, transparency: false }
  const refused: readonly [Partial<PixelLayerModel>, string][] = [
    [{ kind: 'background' }, 'The target layer must be a pixel layer, but it is background.'],
    [{ kind: 'smartObject' }, 'The target layer must be a pixel layer, but it is smartObject.'],
    [
      { locked: { ...open, all: true } },
      'Could not complete the command because the layer is locked.',
    ],
    [
      { locked: { ...open, pixels: true } },
      'Could not complete the command because the layer is locked.',
    ],
  ]
  for (const [layer, message] of refused) {
    const { store, imaging } = openImaging([pixelLayer(1, layer)])
    const imageData = await imageOf(imaging, [...red, ...red])
    const put = modally(store, () => imaging.putPixels({ layerID: 1, imageData }))
    await expect(put).rejects.toThrow(message)
  }
})

test('image data has to fit: its length, range, colour space and depth', async () => {
  const { store, imaging } = openImaging([pixelLayer(1)], { depth: 16 })
  await expect(imageOf(imaging, red)).rejects.toThrow(
    'The buffer holds 4 elements but 2×1×4 are needed',
  )
  await expect(imageOf(imaging, red, { width: 1, colorSpace: undefined })).rejects.toThrow(
    'Missing or invalid colorSpace: undefined',
  )
  await expect(imageOf(imaging, [65535, 0, 0, 0], { width: 1 }, true)).rejects.toThrow(
    '16-bit words go from 0 to 32768 but one is 65535',
  )
  const narrow = await imageOf(imaging, [...red, ...red])
  await expect(
    modally(store, () => imaging.putPixels({ layerID: 1, imageData: narrow })),
  ).rejects.toThrow('The image data does not have the depth of the document.')
  const full = await imageOf(imaging, [65535, 0, 2, 65535], { width: 1, fullRange: true }, true)
  await modally(store, () => imaging.putPixels({ layerID: 1, imageData: full }))
  expect((await readWords(imaging, { layerID: 1 })).words).toEqual([32768, 0, 1, 32768])
})

test('pixels that are declared in another profile are converted to the document’s', async () => {
  const { store, imaging } = openImaging([pixelLayer(1)], { profile: 'Display P3' })
  const colorProfile = 'sRGB IEC61966-2.1'
  const imageData = await imageOf(imaging, [255, 0, 0], { width: 1, components: 3, colorProfile })
  await modally(store, () => imaging.putPixels({ layerID: 1, imageData }))
  expect((await readWords(imaging, { layerID: 1 })).words).toEqual([234, 51, 35, 255])
})

test('a mask has to be there, is one gray component, and its black may come back as 1', async () => {
  const mask = maskOf(evenly(rect(0, 0, 3, 1), 255), 255)
  const { store, imaging } = openImaging([pixelLayer(1, { mask }), pixelLayer(2)])
  const gray = await imageOf(imaging, [0, 128], { components: 1, colorSpace: 'Grayscale' })
  const rgb = await imageOf(imaging, [...red, ...red])
  const put = (layerID: number, imageData: typeof gray, replace = true) =>
    modally(store, () => imaging.putLayerMask({ layerID, imageData, replace }))
  await expect(put(2, gray)).rejects.toThrow('The layer does not have a user mask.')
  await expect(put(1, rgb)).rejects.toThrow(
    'The image data must have a single grayscale component.',
  )
  await put(1, gray, false)
  const words = async () => {
    const { imageData } = await imaging.getLayerMask({ layerID: 1 })
    return [...(await imageData.getData({}))]
  }
  expect(await words()).toEqual([1, 128, 255])
  await put(1, gray)
  expect(await words()).toEqual([1, 128])
})

test('masks and selections of a 16-bit document are read in 16 bit', async () => {
  const selection = evenly(rect(-2, 0, 4, 1), 255)
  const { imaging } = openImaging([], { depth: 16, selection }, { blackAsOne: false })
  const { imageData, sourceBounds } = await imaging.getSelection({})
  expect(sourceBounds).toEqual({ left: -2, top: 0, right: 2, bottom: 1 })
  expect([...(await imageData.getData({}))]).toEqual([32768, 32768, 32768, 32768])
})

test('without a selection there is nothing to read, and one can be put', async () => {
  const { store, imaging, documentID } = openImaging([])
  await expect(imaging.getSelection({})).rejects.toThrow('There is no selection.')
  const imageData = await imageOf(imaging, [0, 99], { components: 1, colorSpace: 'Grayscale' })
  await modally(store, () => imaging.putSelection({ imageData, targetBounds: at(5, 5) } as never))
  expect(store.model(documentID).selection).toEqual(evenly(rect(6, 5, 1, 1), 99))
})

test('image data that is not disposed of is a leak, and disposed data can’t be used', async () => {
  const { store, imaging } = openImaging([pixelLayer(1, { pixels: flat(rect(0, 0, 2, 1), red) })])
  const { imageData } = await imaging.getPixels({ layerID: 1 })
  expect(store.counts.images).toEqual(['imaging.getPixels'])
  expect(store.counts.bytesAlive).toBe(8)
  await imageData.dispose()
  await imageData.dispose()
  expect(store.counts.images).toEqual([])
  await expect(imageData.getData({})).rejects.toThrow('The image data has been disposed')
  await expect(imaging.encodeImageData({ imageData })).rejects.toThrow(
    'The image data has been disposed',
  )
})

test('only RGB without alpha is encoded', async () => {
  const { imaging } = openImaging([])
  const rgba = await imageOf(imaging, [...red, ...red])
  await expect(imaging.encodeImageData({ imageData: rgba, base64: true })).rejects.toThrow(
    'Only RGB image data of 8 bits without alpha can be encoded.',
  )
  const rgb = await imageOf(imaging, [1, 2, 3], { width: 1, components: 3 })
  expect(await imaging.encodeImageData({ imageData: rgb, base64: true })).toBe('/9j/2Q==')
})

function at(left: number, top: number) {
  return { left, top, width: 0, height: 0 }
}
