import { expect, test } from 'vitest'
import type { PixelsModel } from '../../hosts/photoshop/model/model.ts'
import { photo, selected } from './pictures.ts'
import { expectFine, openRetoucher } from './retoucher.ts'

/** 45 megapixels, as a current camera makes them. */
const size = { width: 8256, height: 5504 }
/** A twentieth of them. */
const region = { x: 3000, y: 2000, width: 1846, height: 1231 }

/** A picture of them in 16 bit: one band over and over, which takes a tenth of the time that noise everywhere would. */
function photograph(): PixelsModel {
  const band = photo({ x: 0, y: 0, width: size.width, height: 43 }, 16)
  const data = new Uint16Array(size.width * size.height * 4)
  for (let at = 0; at < data.length; at += band.data.length) data.set(band.data, at)
  return { rect: { x: 0, y: 0, ...size }, data }
}

test('of 45 megapixels in 16 bit only the crop around a 5 % selection is read, and three times that is held', async () => {
  const { hand, fake, look, store, state } = await openRetoucher()
  hand.openDocument({
    size,
    depth: 16,
    profile: 'Display P3',
    layers: [{ kind: 'background', name: 'Background', pixels: photograph() }],
    selection: selected(region),
  })
  await look()
  const { counts } = fake
  counts.reset()
  store.dispatch({ type: 'instruct', text: 'make it 20 % brighter' })
  await store.refine()
  expectFine(state())
  const selectedBytes = region.width * region.height * 8
  // The crop that is sent has context around the selection.
  expect(counts.bytesPeak).toBeLessThan(3 * selectedBytes)
  expect(counts.bytesRead).toBeLessThan(8 * selectedBytes)
  expect(counts.bytesWritten).toBeLessThan(4 * selectedBytes)
})

test('nothing goes on working once a refinement was cancelled', async () => {
  let timers = 0
  const { hand, look, store, state } = await openRetoucher({
    setTimeout: (callback, milliseconds) => {
      timers++
      return Number(setTimeout(callback, milliseconds))
    },
  })
  const canvas = { x: 0, y: 0, width: 1600, height: 1200 }
  hand.openDocument({
    size: canvas,
    layers: [{ kind: 'background', name: 'Background', pixels: photo(canvas, 8) }],
  })
  await look()
  store.dispatch({ type: 'instruct', text: 'make it 20 % brighter' })
  const refining = store.refine()
  const begun = timers
  while (timers < begun + 4 && state().run) await new Promise((resolve) => setImmediate(resolve))
  expect(state().run).not.toBeNull()
  store.cancel()
  await refining
  await store.refresh()
  const before = timers
  for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(timers).toBe(before)
  expect(hand.model().layers).toHaveLength(1)
})
