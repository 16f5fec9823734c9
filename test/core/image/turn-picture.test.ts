import sharp from 'sharp'
import { expect, test } from 'vitest'
import { createPicture } from '../../../core/image/picture.ts'
import { eraseOrientation } from '../../../core/image/sniff/erase-orientation.ts'
import { sniffPicture } from '../../../core/image/sniff-picture.ts'
import { swapsSides, turnPicture } from '../../../core/image/turn-picture.ts'

const orientations = [1, 2, 3, 4, 5, 6, 7, 8] as const

test.each(orientations)('orientation %i is turned as libvips turns it', async (orientation) => {
  const stored = createPicture({ width: 3, height: 2 }, 8)
  for (let pos = 0; pos < stored.data.length; pos++) stored.data[pos] = pos * 9
  const raw = { width: 3, height: 2, channels: 4 } as const
  const tiff = await sharp(stored.data, { raw })
    .withMetadata({ orientation })
    .tiff({ compression: 'none' })
    .toBuffer()
  const { data, info } = await sharp(tiff).autoOrient().raw().toBuffer({ resolveWithObject: true })
  const turned = turnPicture(stored, orientation)
  expect([turned.width, turned.height]).toEqual([info.width, info.height])
  expect(Array.from(turned.data)).toEqual(Array.from(data))
  expect(swapsSides(orientation)).toBe(info.width === 2)
})

test('16-bit words are turned whole', () => {
  const stored = createPicture(
    { width: 2, height: 1 },
    16,
    Uint16Array.of(1, 2, 3, 999, 4, 5, 6, 7),
  )
  expect(Array.from(turnPicture(stored, 6).data)).toEqual([1, 2, 3, 999, 4, 5, 6, 7])
  expect(Array.from(turnPicture(stored, 3).data)).toEqual([4, 5, 6, 7, 1, 2, 3, 999])
})

test('a JPEG whose orientation is erased is decoded as it is stored', async () => {
  const jpeg = await sharp({ create: { width: 16, height: 8, channels: 3, background: 'teal' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect(sniffPicture(jpeg)?.orientation).toBe(6)
  const erased = eraseOrientation(jpeg)
  expect(sniffPicture(erased)).toEqual({
    format: 'jpeg',
    width: 16,
    height: 8,
    channels: 3,
    cmyk: false,
  })
  const { info } = await sharp(erased).autoOrient().raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([16, 8])
  expect(sniffPicture(jpeg)?.orientation).toBe(6)
})
