import { expect, test } from 'vitest'
import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { expectRefusal } from '../../hosts/contract/expect-refusal.ts'
import { noise, openHost, pictureOfNoise } from '../placing/open-host.ts'

const size = { width: 8, height: 6 }
const p3 = { space: 'other', name: 'Display P3' } as const

function largestDifference(a: Picture, b: Picture): number {
  let max = 0
  for (let pos = 0; pos < a.data.length; pos++) {
    max = Math.max(max, Math.abs(a.data[pos]! - b.data[pos]!))
  }
  return max
}

for (const depth of [8, 16] as const) {
  test(`${depth}-bit colours go to sRGB and back, and the document is as it was`, async () => {
    const open = openHost({ size, depth, profile: 'Display P3' })
    const before = open.hand.model()
    const names = open.hand.historyNames()
    const color = open.host.color
    const grey = createPicture({ width: 2, height: 1 }, depth)
    grey.data.fill(depth === 8 ? 255 : 65535)
    expect(await color.toSrgb(grey, p3)).toEqual(grey)
    const soft = createPicture(
      { width: 2, height: 1 },
      depth,
      depth === 8
        ? Uint8Array.of(120, 128, 110, 255, 90, 90, 99, 128)
        : Uint16Array.of(30000, 33000, 28000, 65535, 22000, 22000, 25000, 32768),
    )
    const there = await color.toSrgb(soft, p3)
    expect(there).not.toEqual(soft)
    expect(largestDifference(await color.fromSrgb(there, p3), soft)).toBeLessThanOrEqual(
      depth === 8 ? 2 : 8,
    )
    expect(open.hand.model()).toEqual(before)
    expect(open.hand.historyNames()).toEqual(names)
  })
}

test('sRGB words are left alone, without asking Photoshop', async () => {
  const { host, counts } = openHost({ size })
  counts.reset()
  const picture = pictureOfNoise(noise({ x: 0, y: 0, width: 30, height: 2 }, 8))
  expect(await host.color.toSrgb(picture, { space: 'srgb', name: 'sRGB' })).toBe(picture)
  expect(counts.ipc).toBe(0)
})

test('the document of that profile converts, not the one in front', async () => {
  const { host, hand, store, documentID } = openHost({ size, profile: 'Display P3' })
  const front = hand.openDocument({ size, depth: 16 })
  const models = [hand.model(documentID), hand.model(front)]
  const picture = pictureOfNoise(noise({ x: 0, y: 0, width: 30, height: 20 }, 8))
  expect(await host.color.toSrgb(picture, p3)).not.toEqual(picture)
  expect([hand.model(documentID), hand.model(front)]).toEqual(models)
  expect(store.inFront).toBe(front)
})

test('without an open document of that profile nothing can be converted', async () => {
  const { host } = openHost({ size })
  const picture = createPicture(size, 8)
  await expectRefusal(host.color.toSrgb(picture, p3), 'not_found')
  await expect(host.color.toSrgb(picture, p3)).rejects.toThrow('No document in Display P3 is open')
})
