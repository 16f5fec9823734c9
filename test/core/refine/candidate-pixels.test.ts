import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type ColorTag, untagged } from '../../../core/image/color-tag.ts'
import { createPictureDecoder } from '../../../core/image/decode-picture.ts'
import { type Depth, type Picture, toDepth } from '../../../core/image/picture.ts'
import type { ColorConverter } from '../../../core/ports.ts'
import { candidatePixels } from '../../../core/refine/candidate-pixels.ts'
import { convertWithSharp } from '../../../standalone/cli/convert-with-sharp.ts'
import { decodeWithSharp } from '../../../standalone/cli/decode-with-sharp.ts'

type Deps = Parameters<typeof candidatePixels>[1]

/** Brings answered bytes into a source of the given depth, as the command line does. */
function taken(
  bytes: Uint8Array,
  options: { color?: ColorConverter | undefined; depth?: Depth; source?: ColorTag } = {},
) {
  const { color = convertWithSharp, depth = 8, source = untagged } = options
  const deps = {
    host: 'color' in options ? { color: options.color } : { color },
    decode: createPictureDecoder(decodeWithSharp),
    work: {
      toDepth: ({ picture, depth }: { picture: Picture; depth: Depth }) =>
        Promise.resolve(toDepth(picture, depth)),
    },
  }
  // Of all that a refinement needs, decoding takes only these.
  return candidatePixels(
    { kind: 'bytes', bytes } as never,
    deps as unknown as Deps,
    { color: source, depth },
    null,
    {},
  )
}

const orange = sharp({
  create: { width: 12, height: 8, channels: 3, background: { r: 220, g: 120, b: 40 } },
})

test('a JPEG with a wide profile is converted, and looks as it was meant', async () => {
  const bytes = await orange.clone().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer()
  const stored = await sharp(bytes, { ignoreIcc: true }).raw().toBuffer()
  expect(Math.abs((stored[0] as number) - 220)).toBeGreaterThan(5)
  const { picture, notes } = await taken(bytes)
  expect(notes).toEqual([])
  for (const [channel, value] of [220, 120, 40].entries()) {
    expect(Math.abs((picture.data[channel] as number) - value)).toBeLessThanOrEqual(3)
  }
})

test('a conversion happens at the source’s depth, so that nothing is rounded to 8 bits before', async () => {
  const bytes = await orange.clone().withIccProfile('p3').jpeg({ quality: 100 }).toBuffer()
  const { picture } = await taken(bytes, { depth: 16 })
  expect(picture.depth).toBe(16)
  expect(picture.data.slice(0, 3).some((word) => word % 257 !== 0)).toBe(true)
})

test('where nothing can convert, the words are taken as they are, and a note says so', async () => {
  const bytes = await orange.clone().withIccProfile('p3').jpeg().toBuffer()
  const { notes } = await taken(bytes, { color: undefined })
  expect(notes).toEqual([expect.stringMatching(/^The answer came in .+ and was taken as it is\.$/)])
})

test('a JPEG in print colours is refused, with the reason', async () => {
  const bytes = await orange.clone().toColourspace('cmyk').jpeg().toBuffer()
  await expect(taken(bytes)).rejects.toMatchObject({
    code: 'bad_answer',
    message: expect.stringMatching(/no picture that can be used\. .*CMYK/),
    hint: 'Ask again, or choose another model.',
    retryable: true,
  })
})

test('truncated answers are refused in every format', async () => {
  const noise = Buffer.from(Array.from({ length: 90 * 60 * 3 }, (_, i) => (i * 7919) % 251))
  const picture = sharp(noise, { raw: { width: 90, height: 60, channels: 3 } })
  for (const bytes of [
    await picture.clone().png().toBuffer(),
    await picture.clone().jpeg().toBuffer(),
    await picture.clone().webp().toBuffer(),
  ]) {
    await expect(taken(bytes.subarray(0, bytes.length >> 1))).rejects.toMatchObject({
      code: 'bad_answer',
    })
  }
})

test('an answer that claims too many pixels is refused before memory is taken for it', async () => {
  const bytes = await orange.clone().png().toBuffer()
  const huge = Uint8Array.from(bytes)
  new DataView(huge.buffer).setUint32(16, 29_000)
  new DataView(huge.buffer).setUint32(20, 29_000)
  await expect(taken(huge)).rejects.toMatchObject({
    code: 'bad_answer',
    message: expect.stringMatching(/29000 × 29000 pixels/),
  })
})

test('what is no picture at all is refused', async () => {
  await expect(taken(new TextEncoder().encode('<html>Busy</html>'))).rejects.toMatchObject({
    code: 'bad_answer',
  })
})
