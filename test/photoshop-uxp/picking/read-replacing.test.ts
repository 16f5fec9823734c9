import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import type { NewLayer } from '../../hosts/photoshop/hand/new-document.ts'
import { noise, openHost, pictureOfNoise, placeOn } from '../placing/open-host.ts'

const cup = { x: -3, y: 2, width: 20, height: 12 }
const picture = pictureOfNoise(noise(rectOf(cup), 8, 9))
const content = { kind: 'replacing', picture } as const
const version = { kind: 'version', id: 'a' } as const

const mask = {
  coverage: { rect: cup, data: new Uint8Array(cup.width * cup.height).fill(180) },
  outside: 0 as const,
  enabled: true,
  density: 255,
  feather: 0,
}

/** Opens a masked half-transparent layer with a replacing version on it, which is a copy of it. */
async function openReplaced(look: Partial<NewLayer> = {}) {
  const open = openHost({
    size: { width: 24, height: 18 },
    layers: [{ kind: 'background' }, { name: 'Cup', pixels: noise(cup, 8), ...look }],
  })
  const { picked } = await placeOn(open, [{ id: 'a', content }])
  const read = () => open.host.readPixels(picked.source, version, rectOf(picture))
  return { ...open, picked, read }
}

test('a replacing version is read without the mask and opacity that its source has, as that is', async () => {
  const { host, picked, read } = await openReplaced({ opacity: 128, fillOpacity: 200, mask })
  expect(await read()).toEqual(picture)
  expect(await host.thumbnail(picked.source, 'a', 20)).toEqual(picture)
  expect(await host.readPixels(picked.source, { kind: 'shown' }, rectOf(picture))).toEqual(picture)
})

test('a mask or an opacity that the user gave a replacing version counts', async () => {
  const { hand, read } = await openReplaced({ opacity: 128 })
  hand.setLayer(hand.layerNamed('Cup · a'), { opacity: 64, mask })
  const alpha = Math.round((180 * Math.round((255 * 64) / 128)) / 255)
  const data = picture.data.map((word, pos) => (pos % 4 === 3 ? alpha : word))
  expect(await read()).toEqual(createPicture(picture, 8, Uint8Array.from(data)))
})
