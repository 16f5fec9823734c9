import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { composeOnto } from '../../../core/edit/compose.ts'
import { cancelled } from '../../../core/errors.ts'
import { createPicture, cropPicture, toDepth } from '../../../core/image/picture.ts'
import { decodePng } from '../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { rectOf } from '../../../core/image/rect.ts'
import { expectError } from '../../core/refine/refusals.ts'
import { imagesOf, noise, patchWith, rect, size } from './image-fixtures.ts'
import { nodePlatform } from './node-platform.ts'

const coverages = fc.uint8Array({ minLength: 30, maxLength: 30 })

test.each([8, 16] as const)(
  'promise 1: overlays read back over their base exactly as composed, at %i bits and any coverage',
  async (depth) => {
    const base = noise(depth, size, 0)
    await fc.assert(
      fc.asyncProperty(coverages, coverages, async (first, second) => {
        const { files, pixels } = imagesOf({ base: encodePng(base) })
        const patches = [patchWith(depth, first, 1), patchWith(depth, second, 2)] as const
        files.one = await pixels.overlayFile(patches[0], 'base')
        files.two = await pixels.overlayFile(patches[1], 'base')
        const stack = { base: 'base', overlays: ['one', 'two'] }
        const composed = composeOnto(composeOnto(base, patches[0]), patches[1])
        expect(await pixels.read(stack, rectOf(size))).toEqual(composed)
        const part = { x: 2, y: 4, width: 4, height: 5 }
        expect(await pixels.read(stack, part)).toEqual(cropPicture(composed, part))

        files.merged = await pixels.mergedOverlayFile(stack)
        const merged = { base: 'base', overlays: ['merged'] }
        expect(await pixels.read(merged, rectOf(size))).toEqual(composed)
        const alone = { base: 'base', overlays: ['one'] }
        expect(decodePng(await pixels.flattenedFile(alone, patches[1])).picture).toEqual(composed)
      }),
      { numRuns: 40 },
    )
  },
)

test('an overlay has its base’s size, is transparent black where nothing is covered, and alpha is coverage', async () => {
  const { pixels } = imagesOf({ base: encodePng(noise(8, size, 0)) })
  const coverage = new Uint8Array(30)
  coverage[7] = 128
  const patch = patchWith(8, coverage)
  const { picture } = decodePng(await pixels.overlayFile(patch, 'base'))
  const expected = createPicture(size, 8)
  // Pixel 7 of the patch is the second of its second row: 4, 3 in the picture.
  expected.data.set([...patch.color.data.slice(28, 31), 128], (3 * 12 + 4) * 4)
  expect(picture).toEqual(expected)
})

test('at 16 bits, alpha is coverage times 257', async () => {
  const { pixels } = imagesOf({ base: encodePng(noise(16, size, 0)) })
  const { picture } = decodePng(await pixels.overlayFile(patchWith(16, 77), 'base'))
  expect(cropPicture(picture, rect).data.filter((_, pos) => pos % 4 === 3)).toEqual(
    new Uint16Array(30).fill(77 * 257),
  )
})

test('a merged overlay is opaque where any of them covers, and transparent elsewhere', async () => {
  const { files, pixels } = imagesOf({ base: encodePng(noise(8, size, 0)) })
  const [left, right] = [new Uint8Array(30), new Uint8Array(30)]
  left[0] = 1
  right[29] = 255
  files.one = await pixels.overlayFile(patchWith(8, left, 1), 'base')
  files.two = await pixels.overlayFile(patchWith(8, right, 2), 'base')
  const merged = await pixels.mergedOverlayFile({ base: 'base', overlays: ['one', 'two'] })
  const alpha = decodePng(merged).picture.data.filter((_, pos) => pos % 4 === 3)
  const covered = Array.from(alpha).flatMap((value, i) => (value === 0 ? [] : [[i, value]]))
  expect(covered).toEqual([
    [2 * 12 + 3, 255],
    [6 * 12 + 8, 255],
  ])
})

test('overlays over a translucent picture are not merged, as an overlay can’t show less', async () => {
  const base = noise(8, size, 0)
  base.data.fill(9, (3 * 12 + 4) * 4 + 3, (3 * 12 + 4) * 4 + 4)
  const { files, pixels } = imagesOf({ base: encodePng(base) })
  files.one = await pixels.overlayFile(patchWith(8, 100), 'base')
  const merging = pixels.mergedOverlayFile({ base: 'base', overlays: ['one'] })
  await expectError(merging, 'not_supported', /translucent picture can’t be merged/, /Flatten/)
})

test('nothing covered still makes an overlay, of nothing', async () => {
  const base = noise(8, size, 0)
  const { files, pixels } = imagesOf({ base: encodePng(base) })
  files.one = await pixels.overlayFile(patchWith(8, 0), 'base')
  expect(decodePng(files.one).picture).toEqual(createPicture(size, 8))
  const stack = { base: 'base', overlays: ['one'] }
  expect(await pixels.read(stack, rectOf(size))).toEqual(base)
  expect(decodePng(await pixels.mergedOverlayFile(stack)).picture).toEqual(createPicture(size, 8))
})

test('what is read is the reader’s own: writing into it changes no later answer', async () => {
  const base = noise(8, { width: 3, height: 2 }, 0)
  const { pixels } = imagesOf({ base: encodePng(base) })
  const stack = { base: 'base', overlays: [] }
  const answers = [
    await pixels.read(stack, rectOf(base)),
    await pixels.thumbnail(stack, 9),
    await pixels.read(stack, rectOf(base)),
  ]
  for (const answer of answers) answer.data.fill(7)
  expect(await pixels.read(stack, rectOf(base))).toEqual(base)
  expect(await pixels.thumbnail(stack, 9)).toEqual(base)
})

test('a file is asked for once, also by calls at the same time', async () => {
  const { asked, pixels } = imagesOf({ base: encodePng(noise(8, size, 0)) })
  const stack = { base: 'base', overlays: [] }
  await Promise.all([pixels.facts('base'), pixels.read(stack, rect), pixels.thumbnail(stack, 4)])
  await pixels.read(stack, rect)
  expect(asked).toEqual(['base'])
})

test('what the document answers instead of a file reaches the caller, and is asked for anew', async () => {
  const { asked, files, pixels } = imagesOf({})
  await expect(pixels.facts('late')).rejects.toThrow('Expected an image but received late')
  files.late = encodePng(noise(8, size, 0))
  expect(await pixels.facts('late')).toMatchObject(size)
  expect(asked).toEqual(['late', 'late'])
})

test('a JPEG is shown as decoded, and flattened to exactly that with its patch', async () => {
  const jpeg = await sharp(noise(8, size, 3).data, { raw: { ...size, channels: 4 } })
    .jpeg()
    .toBuffer()
  const { picture: decoded } = await nodePlatform.decodeForeign(jpeg, 'jpeg', {})
  const { pixels } = imagesOf({ base: jpeg })
  const stack = { base: 'base', overlays: [] }
  expect(await pixels.read(stack, rect)).toEqual(cropPicture(decoded, rect))
  expect(decodePng(await pixels.flattenedFile(stack, null)).picture).toEqual(decoded)
  const patch = patchWith(8, 90)
  expect(decodePng(await pixels.flattenedFile(stack, patch)).picture).toEqual(
    composeOnto(decoded, patch),
  )
})

test('an overlay of another depth than its base shows at the base’s', async () => {
  const { files, pixels } = imagesOf({ deep: encodePng(noise(16, size, 0)) })
  const patch = patchWith(16, 255)
  files.deepOverlay = await pixels.overlayFile(patch, 'deep')
  files.base = encodePng(noise(8, size, 0))
  const read = await pixels.read({ base: 'base', overlays: ['deepOverlay'] }, rect)
  expect(read).toEqual(toDepth(patch.color, 8))
})

test('a picture of another size over the base is refused with what to do', async () => {
  const { pixels } = imagesOf({
    base: encodePng(noise(8, size, 0)),
    other: encodePng(noise(8, { width: 5, height: 4 }, 0)),
  })
  await expectError(
    pixels.read({ base: 'base', overlays: ['other'] }, rect),
    'unsupported_source',
    /^A picture of another size \(5 × 4 pixels\) lies over this one\.$/,
    /Remove that fill/,
  )
})

test('a patch of another depth or of translucent colour is a mistake of the caller', async () => {
  const { pixels } = imagesOf({ base: encodePng(noise(8, size, 0)) })
  const deep = pixels.overlayFile(patchWith(16, 9), 'base')
  await expectError(deep, 'internal', /Expected a patch of 8 bits but received 16 bits/)
  const patch = patchWith(8, 9)
  patch.color.data[3] = 254
  const translucent = pixels.overlayFile(patch, 'base')
  await expectError(translucent, 'internal', /Expected a patch of opaque colour/)
})

test('a rectangle outside the picture is refused', async () => {
  const { pixels } = imagesOf({ base: encodePng(noise(8, size, 0)) })
  const outside = { x: 8, y: 0, width: 5, height: 1 }
  await expect(pixels.read({ base: 'base', overlays: [] }, outside)).rejects.toThrow(
    new RangeError('Expected a rectangle inside the picture but received 5×1 at 8,0'),
  )
})

test('an aborted signal cancels before a file is asked for', async () => {
  const { asked, pixels } = imagesOf({ base: encodePng(noise(8, size, 0)) })
  const signal = AbortSignal.abort()
  await expect(pixels.facts('base', { signal })).rejects.toEqual(cancelled())
  expect(asked).toEqual([])
})

test('pictures become files with the colours of another image, or of none', async () => {
  const color = { chunks: [{ type: 'cICP', data: Uint8Array.of(12, 13, 0, 1) }] }
  const like = encodePng(noise(8, size, 0), {
    color: { space: 'other', name: 'Display P3', ...color },
  })
  const { pixels } = imagesOf({ like })
  const picture = noise(16, { width: 2, height: 3 }, 4)
  const tagged = decodePng(await pixels.pictureFile(picture, 'like'))
  expect(tagged).toMatchObject({ picture, color: { name: 'Display P3' } })
  const plain = decodePng(await pixels.pictureFile(picture, null))
  expect(plain).toMatchObject({ picture, color: { name: 'untagged' } })
})

test('an export is decoded to 8 bits', async () => {
  const { pixels } = imagesOf({})
  const picture = noise(16, size, 0)
  expect(await pixels.decode(encodePng(picture))).toEqual(toDepth(picture, 8))
})

test('outlines become coverage within the rectangle', async () => {
  const { pixels } = imagesOf({})
  const within = { x: 10, y: 20, width: 4, height: 2 }
  const matrix = [2, 0, 0, 1, 11, 20] as const
  const outline = { data: 'M0 0 L1 0 L1 1 L0 1 Z', windingRule: 'NONZERO', matrix } as const
  expect(await pixels.coverage([outline], within)).toEqual({
    rect: within,
    data: Uint8Array.of(0, 255, 255, 0, 0, 0, 0, 0),
  })
})
