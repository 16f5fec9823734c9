import { expect, test } from 'vitest'
import { rectOf } from '../../../core/image/rect.ts'
import { noise, openHost, patchAt, pictureOfNoise, placeOn } from '../placing/open-host.ts'

const cup = { x: -3, y: 2, width: 20, height: 12 }
const size = { width: 24, height: 18 }
const rect = { x: 3, y: 2, width: 9, height: 7 }
const v1 = { kind: 'version', id: 'v1' } as const

/** Hides a half of the layer altogether and the other one in part. */
const mask = {
  coverage: {
    rect: cup,
    data: new Uint8Array(cup.width * cup.height).map((_, at) => (at % 20 < 10 ? 0 : 100)),
  },
  outside: 0 as const,
  enabled: true,
  density: 255,
  feather: 0,
}

for (const depth of [8, 16] as const) {
  for (const beneathMasks of [false, true]) {
    const how = beneathMasks ? 'beneath masks' : 'with masks in the alpha'
    test(`where Photoshop reads ${how}, a masked source and its versions are read exactly (${depth} bit)`, async () => {
      const pixels = noise(cup, depth)
      const open = openHost(
        { size, depth, layers: [{ kind: 'background' }, { name: 'Cup', pixels, mask }] },
        { imaging: { blackAsOne: false, beneathMasks } },
      )
      const { host, hand } = open
      const before = { names: hand.historyNames(), active: hand.model().active }
      const picked = (await host.pick())!
      const whole = rectOf(picked)
      const own = pictureOfNoise(pixels)
      expect(await host.readPixels(picked.source, { kind: 'source' }, whole)).toEqual(own)
      expect({ names: hand.historyNames(), active: hand.model().active }).toEqual(before)
      await placeOn(open, [{ id: 'v1', content: patchAt(rect, depth) }])
      const plain = openHost(
        { size, depth, layers: [{ kind: 'background' }, { name: 'Cup', pixels }] },
        { imaging: { blackAsOne: false, beneathMasks: true } },
      )
      const same = await placeOn(plain, [{ id: 'v1', content: patchAt(rect, depth) }])
      expect(await host.readPixels(picked.source, v1, whole)).toEqual(
        await plain.host.readPixels(same.picked.source, v1, whole),
      )
    })
  }
}

test('a thumbnail shows a version by its mask once, however Photoshop reads', async () => {
  const seen = []
  for (const beneathMasks of [false, true]) {
    const open = openHost(
      { size, layers: [{ kind: 'background' }, { name: 'Cup', pixels: noise(cup, 8) }] },
      { imaging: { blackAsOne: false, beneathMasks } },
    )
    const { picked } = await placeOn(open, [{ id: 'v1', content: patchAt(rect) }])
    seen.push(await open.host.thumbnail(picked.source, 'v1', 20))
    expect(seen.at(-1)).toEqual(await open.host.readPixels(picked.source, v1, rectOf(picked)))
  }
  expect(seen[0]).toEqual(seen[1])
})
