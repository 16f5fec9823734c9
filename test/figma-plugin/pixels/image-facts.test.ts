import sharp from 'sharp'
import { expect, test } from 'vitest'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { gifOf } from '../../core/image/gif-of.ts'
import { handMadePng } from '../../core/image/png/hand-made-png.ts'
import { plain } from '../../core/image/random-picture.ts'
import { expectError } from '../../core/refine/refusals.ts'
import { imagesOf, noise, patchWith, size } from './image-fixtures.ts'

const stack = { base: 'base', overlays: [] }

/** A JPEG of 16 × 8 pixels, its left half red and its right half blue, held as the orientation says. */
async function turnedJpeg(orientation?: number) {
  const left = sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
  const halves = left.extend({ right: 8, background: 'blue' })
  const tagged = orientation ? halves.withMetadata({ orientation }) : halves
  return tagged.jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer()
}

test.each([8, 16] as const)('a PNG of %i bits', async (depth) => {
  const { pixels } = imagesOf({ base: encodePng(noise(depth, size, 0)) })
  expect(await pixels.facts('base')).toEqual({
    ...size,
    format: 'png',
    depth,
    color: { space: 'srgb', name: 'untagged' },
    translucent: false,
    obstacle: null,
  })
})

test('translucent is what has a pixel that is not opaque, not what could have one', async () => {
  const clear = noise(8, size, 0)
  clear.data[7] = 254
  const rgba = handMadePng({ ...size, bitDepth: 8, colorType: 6, sample: () => [1, 2, 3, 255] })
  const key = handMadePng({
    ...size,
    bitDepth: 8,
    colorType: 0,
    transparency: [0, 4],
    sample: (x) => [x],
  })
  const { pixels } = imagesOf({ clear: encodePng(clear), rgba, key })
  const translucent = async (hash: string) => (await pixels.facts(hash)).translucent
  expect([await translucent('clear'), await translucent('rgba'), await translucent('key')]).toEqual(
    [true, false, true],
  )
})

test('colour tags of PNG and JPEG travel to overlays and flattened pictures; resolution only to the latter', async () => {
  const chunks = [
    { type: 'cICP', data: Uint8Array.of(12, 13, 0, 1) },
    { type: 'pHYs', data: Uint8Array.of(0, 0, 11, 19, 0, 0, 11, 19, 1) },
  ]
  const png = encodePng(noise(8, size, 0), {
    color: { space: 'other', name: 'Display P3', chunks },
  })
  const jpeg = await sharp(noise(8, size, 0).data, { raw: { ...size, channels: 4 } })
    .withIccProfile('p3')
    .jpeg()
    .toBuffer()
  const { pixels } = imagesOf({ png, jpeg })
  const patch = patchWith(8, 50)
  const overlay = async (base: string) => decodePng(await pixels.overlayFile(patch, base)).color

  expect((await pixels.facts('png')).color).toMatchObject({ name: 'Display P3', chunks })
  expect(await overlay('png')).toEqual({ space: 'other', name: 'Display P3', chunks: [chunks[0]] })
  const whole = await pixels.flattenedFile({ base: 'png', overlays: [] }, patch)
  expect(decodePng(whole).color.chunks).toEqual(chunks)

  const { color } = await pixels.facts('jpeg')
  expect(color.space).toBe('other')
  expect(color.icc?.length).toBeGreaterThan(400)
  expect((await overlay('jpeg')).icc).toEqual(color.icc)
  // Facts are given away; what is kept must not be the same bytes.
  color.icc?.fill(0)
  expect((await overlay('jpeg')).icc?.some((byte) => byte !== 0)).toBe(true)
})

test('a JPEG that Figma draws turned has its upright size, and an overlay could not follow', async () => {
  const upright = { width: 8, height: 16 }
  const { pixels } = imagesOf({ base: await turnedJpeg(6) }, { drawn: { base: upright } })
  expect(await pixels.facts('base')).toMatchObject({
    ...upright,
    format: 'jpeg',
    depth: 8,
    translucent: false,
    obstacle: 'The file is turned by its EXIF data, which an overlay could not follow.',
  })
  // A quarter to the right: the left half comes to lie above.
  const { data } = await pixels.read(stack, rectOf(upright))
  expect([data[0]! > 200, data[15 * 8 * 4 + 2]! > 200]).toEqual([true, true])
  const file = await pixels.flattenedFile(stack, null)
  expect(decodePng(file).picture).toMatchObject(upright)
})

test('a JPEG that Figma draws as it is stored is read as it is stored', async () => {
  const stored = { width: 16, height: 8 }
  const { pixels } = imagesOf({ base: await turnedJpeg(6) }, { drawn: { base: stored } })
  expect(await pixels.facts('base')).toMatchObject(stored)
  const { data } = await pixels.read(stack, rectOf(stored))
  expect([data[0]! > 200, data[15 * 4 + 2]! > 200]).toEqual([true, true])
})

test('a half turn can’t be told by the size: it is obeyed, as everywhere, and named', async () => {
  const { pixels } = imagesOf({ base: await turnedJpeg(3) })
  const { obstacle } = await pixels.facts('base')
  expect(obstacle).toMatch(/^The file is turned by its EXIF data/)
  const { data } = await pixels.read(stack, { x: 0, y: 0, width: 16, height: 8 })
  expect(data[2]! > 200).toBe(true)
})

test('a PNG that Figma draws turned is turned here', async () => {
  const eXIf = Uint8Array.of(
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    18,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    6,
    0,
    0,
  )
  const color = { space: 'srgb', name: 'untagged', chunks: [{ type: 'eXIf', data: eXIf }] } as const
  const base = plain({ width: 2, height: 1 }, 8, [1, 2, 3, 255])
  base.data.set([9, 9, 9, 255], 4)
  const files = { base: encodePng(base, { color }) }

  const asStored = imagesOf(files)
  expect(await asStored.pixels.facts('base')).toMatchObject({ width: 2, height: 1 })
  const kept = decodePng(await asStored.pixels.flattenedFile(stack, null))
  expect(kept.color.chunks).toEqual(color.chunks)

  const upright = { width: 1, height: 2 }
  const { pixels } = imagesOf(files, { drawn: { base: upright } })
  expect(await pixels.facts('base')).toMatchObject(upright)
  const flat = decodePng(await pixels.flattenedFile(stack, null))
  expect(Array.from(flat.picture.data)).toEqual([1, 2, 3, 255, 9, 9, 9, 255])
  expect(flat.color.chunks).toBeUndefined()
})

test('an image that Figma draws at another size than its file has gets no overlay', async () => {
  const drawn = { base: { width: 6, height: 4 } }
  const { pixels } = imagesOf({ base: encodePng(noise(8, size, 0)) }, { drawn })
  expect(await pixels.facts('base')).toMatchObject({
    ...size,
    obstacle:
      'Figma draws the image at another size than its file has, which an overlay could not follow.',
  })
})

test('of an animated GIF the first frame is refined, and that is said', async () => {
  const { pixels } = imagesOf({ base: await gifOf(2), still: await gifOf(1) })
  expect(await pixels.facts('base')).toMatchObject({
    format: 'gif',
    width: 6,
    height: 4,
    translucent: false,
    obstacle: 'An animated GIF: its first frame is refined.',
  })
  expect((await pixels.facts('still')).obstacle).toBeNull()
  const read = await pixels.read(stack, { x: 5, y: 3, width: 1, height: 1 })
  expect(Array.from(read.data)).toEqual([255, 0, 0, 255])
})

test('facts are asked of the document once', async () => {
  const { asked, pixels } = imagesOf({ base: encodePng(noise(8, size, 0)) })
  await pixels.facts('base')
  await pixels.facts('base')
  expect(asked).toEqual(['base'])
})

test('files that can’t be refined are refused with the reason', async () => {
  const webp = await sharp(noise(8, size, 0).data, { raw: { ...size, channels: 4 } })
    .webp()
    .toBuffer()
  const cmyk = await sharp({ create: { ...size, channels: 3, background: 'red' } })
    .toColourspace('cmyk')
    .jpeg()
    .toBuffer()
  const { pixels } = imagesOf({ webp, cmyk, text: Buffer.from('hello') })
  const facts = (hash: string) => pixels.facts(hash)
  await expectError(
    facts('webp'),
    'unsupported_source',
    /^WebP files can’t be images in Figma\.$/,
    /PNG/,
  )
  await expectError(facts('cmyk'), 'unsupported_source', /\(CMYK\)/, /Convert it to RGB/)
  await expectError(facts('text'), 'unreadable_file', /^This file is no picture/)
})
