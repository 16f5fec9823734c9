import sharp from 'sharp'
import { expect, test } from 'vitest'
import { embeddedProfile } from '../../../core/image/embedded-profile.ts'
import { isAnimatedGif, readGifBlocks } from '../../../core/image/sniff/gif-blocks.ts'
import { gifOf } from './gif-of.ts'

test('a GIF is animated when it has more than one frame', async () => {
  const one = await gifOf(1)
  const three = await gifOf(3)
  expect(isAnimatedGif(one)).toBe(false)
  expect(isAnimatedGif(three)).toBe(true)
  expect([...readGifBlocks(three)].filter(({ kind }) => kind === 'frame')).toHaveLength(3)
})

test('however short a file ends, looking at its blocks ends too', async () => {
  const whole = await gifOf(2)
  for (let length = 0; length <= whole.length; length++) {
    expect(isAnimatedGif(whole.subarray(0, length))).toBeTypeOf('boolean')
  }
})

test('the ICC profile of a GIF is joined from its pieces', async () => {
  const gif = Buffer.from(await gifOf(1))
  const profile = Uint8Array.from({ length: 700 }, (_, i) => i)
  const pieces = [profile.subarray(0, 255), profile.subarray(255, 510), profile.subarray(510)]
  const extension = Buffer.concat([
    Buffer.from([0x21, 0xff, 11]),
    Buffer.from('ICCRGBG1012'),
    ...pieces.flatMap((piece) => [Buffer.from([piece.length]), piece]),
    Buffer.from([0]),
  ])
  const colors = gif[10]! & 0x80 ? 3 << ((gif[10]! & 7) + 1) : 0
  const tagged = Buffer.concat([gif.subarray(0, 13 + colors), extension, gif.subarray(13 + colors)])
  expect(embeddedProfile(tagged, 'gif')).toEqual(profile)
  expect(embeddedProfile(gif, 'gif')).toBeNull()
  expect((await sharp(tagged).metadata()).width).toBe(6)
})
