import { expect, test } from 'vitest'
import type { GroupModel, LayerModel } from '../model/model.ts'
import {
  evenly,
  flat,
  maskOf,
  openImaging,
  pixelLayer,
  readWords,
  rect,
} from './imaging-fixture.ts'

const canvas = rect(0, 0, 20, 10)
const base = pixelLayer(1, { kind: 'background', pixels: flat(canvas, [200, 100, 50, 255]) })

/** The first pixel of the whole picture. */
async function shown(layers: readonly LayerModel[], depth: 8 | 16 = 8) {
  const { imaging } = openImaging(layers, { depth })
  const { words, components } = await readWords(imaging, {})
  return words.slice(0, components)
}

function group(id: number, layers: readonly LayerModel[], more: Partial<GroupModel> = {}) {
  const { pixels: _, ...rest } = pixelLayer(id)
  return { ...rest, kind: 'group', blendMode: 'passThrough', ...more, layers } as GroupModel
}

test('a masked half-transparent Multiply layer darkens by its share', async () => {
  const mask = maskOf(evenly(rect(0, 0, 1, 1), 51), 0)
  const grey = { pixels: flat(canvas, [128, 128, 128, 255]), blendMode: 'multiply', opacity: 128 }
  expect(await shown([base, pixelLayer(2, { ...grey, mask })])).toEqual([190, 95, 48])
  expect(await shown([base, pixelLayer(2, grey)])).toEqual([150, 75, 38])
  expect(await shown([base, pixelLayer(2, { ...grey, visible: false })])).toEqual([200, 100, 50])
})

test('a mask hides as much as its density says, of 255 all of it', async () => {
  const black = pixelLayer(2, { pixels: flat(canvas, [0, 0, 0, 255]) })
  const mask = maskOf(evenly(canvas, 0))
  expect(await shown([base, { ...black, mask }])).toEqual([200, 100, 50])
  expect(await shown([base, { ...black, mask: { ...mask, density: 51 } }])).toEqual([40, 20, 10])
})

test('what is clipped shows only where its base is, with the base’s opacity', async () => {
  const half = flat(rect(0, 0, 1, 10), [0, 0, 0, 255])
  const below = pixelLayer(2, { pixels: half, opacity: 51 })
  const above = pixelLayer(3, { pixels: flat(canvas, [250, 250, 250, 255]), clipped: true })
  const { imaging } = openImaging([base, below, above])
  const { words } = await readWords(imaging, {})
  expect(words.slice(0, 6)).toEqual([210, 130, 90, 200, 100, 50])
  expect(await shown([base, { ...below, visible: false }, above])).toEqual([200, 100, 50])
})

test('groups pass through or are blended as one, and hide what is in them', async () => {
  const grey = pixelLayer(2, { pixels: flat(canvas, [128, 128, 128, 255]), blendMode: 'multiply' })
  expect(await shown([base, group(3, [grey])])).toEqual([100, 50, 25])
  expect(await shown([base, group(3, [grey], { opacity: 0 })])).toEqual([200, 100, 50])
  expect(await shown([base, group(3, [grey], { blendMode: 'normal' })])).toEqual([128, 128, 128])
  expect(await shown([base, group(3, [grey], { visible: false })])).toEqual([200, 100, 50])
})

test('a group that is clipped shows its layers within the base', async () => {
  const patch = pixelLayer(3, { pixels: flat(rect(0, 0, 2, 1), [1, 2, 3, 255]) })
  const source = pixelLayer(2, { pixels: flat(rect(0, 0, 1, 1), [9, 9, 9, 255]) })
  const clipped = group(4, [patch], { blendMode: 'normal', clipped: true })
  const { imaging } = openImaging([base, source, clipped])
  expect((await readWords(imaging, {})).words.slice(0, 6)).toEqual([1, 2, 3, 200, 100, 50])
})

test('an adjustment changes what is below it, by its mask', async () => {
  const { pixels: _, ...rest } = pixelLayer(2)
  const curves: LayerModel = { ...rest, kind: 'adjustment' }
  expect(await shown([base, curves])).toEqual([218, 118, 61])
  const mask = maskOf(evenly(canvas, 0))
  expect(await shown([base, { ...curves, mask }])).toEqual([200, 100, 50])
})

test('16-bit words come out as they went in, and transparency stays where nothing is', async () => {
  const pixels = flat(rect(3, 3, 2, 2), [32768, 1, 12345, 20000], 16)
  const { imaging } = openImaging([pixelLayer(1, { pixels })], { depth: 16 })
  const read = await readWords(imaging, {})
  expect(read.bounds).toEqual({ left: 3, top: 3, right: 5, bottom: 5 })
  expect(read.words).toEqual([...pixels.data])
})
