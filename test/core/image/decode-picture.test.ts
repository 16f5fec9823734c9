import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { isRefineError, RefineError } from '../../../core/errors.ts'
import { untagged } from '../../../core/image/color-tag.ts'
import {
  createPictureDecoder,
  type DecodeForeign,
  decodePictureInSteps,
} from '../../../core/image/decode-picture.ts'
import { encodePng } from '../../../core/image/png/encode-png.ts'
import { finish } from '../../../core/steps.ts'
import { plain } from './random-picture.ts'

const foreign = { picture: plain({ width: 5, height: 4 }, 8, [1, 2, 3, 255]), color: untagged }
const red = () => sharp({ create: { width: 5, height: 4, channels: 3, background: 'red' } })

/** A decoder whose host part records what it was asked for. */
function decoderWith(decodeForeign: DecodeForeign = async () => foreign) {
  const asked: string[] = []
  const decode = createPictureDecoder((bytes, format, options) => {
    asked.push(format)
    return decodeForeign(bytes, format, options)
  })
  return { decode, asked }
}

async function failure(decoding: Promise<unknown>) {
  const error = await decoding.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!isRefineError(error)) throw new Error(`Expected a RefineError but got ${String(error)}`)
  return error
}

test('PNG is decoded by our own codec, without asking the host', async () => {
  const picture = plain({ width: 3, height: 2 }, 16, [1, 2, 3, 4])
  const { decode, asked } = decoderWith()
  expect(await decode(encodePng(picture))).toEqual({ picture, color: untagged })
  expect(asked).toEqual([])
})

test('JPEG and WebP are given to the host, by their bytes', async () => {
  const { decode, asked } = decoderWith()
  expect(await decode(await red().jpeg().toBuffer())).toBe(foreign)
  expect(await decode(await red().webp().toBuffer())).toBe(foreign)
  expect(asked).toEqual(['jpeg', 'webp'])
})

test.each([
  ['GIF', red().gif(), /^GIF files can't be used/, /PNG/],
  ['TIFF', red().tiff(), /^TIFF files can't be used/, /PNG/],
  ['AVIF', red().avif(), /^AVIF files can't be used/, /PNG/],
  [
    'CMYK JPEG',
    red().toColourspace('cmyk').jpeg(),
    /colours for printing \(CMYK\)/,
    /Convert it to RGB/,
  ],
] as const)('a %s is refused with what to do instead', async (_, image, message, hint) => {
  const { decode, asked } = decoderWith()
  const error = await failure(decode(await image.toBuffer()))
  expect(error.code).toBe('unsupported_source')
  expect(error.message).toMatch(message)
  expect(error.hint).toMatch(hint)
  expect(asked).toEqual([])
})

test('a GIF is given to the host where it can read one', async () => {
  const asked: string[] = []
  const decode = createPictureDecoder(
    async () => foreign,
    async (bytes) => {
      asked.push(String.fromCharCode(...bytes.subarray(0, 3)))
      return foreign
    },
  )
  expect(await decode(await red().gif().toBuffer())).toBe(foreign)
  expect(asked).toEqual(['GIF'])
  const refusing = createPictureDecoder(
    async () => foreign,
    () => Promise.reject(new Error('no frame')),
  )
  const error = await failure(refusing(await red().gif().toBuffer()))
  expect(error.message).toBe("This GIF file can't be read: it is damaged.")
})

test('a Photoshop file is refused with the way that keeps its layers', async () => {
  const psd = Buffer.alloc(30)
  psd.write('8BPS\0\x01', 'latin1')
  expect((await failure(decoderWith().decode(psd))).hint).toMatch(/Open the file as a document/)
})

test('what is no picture, and nothing at all, is said so', async () => {
  const { decode } = decoderWith()
  const text = await failure(decode(Buffer.from('{"error":"quota"}')))
  expect(text).toMatchObject({
    code: 'unreadable_file',
    message: 'This file is no picture that can be read.',
  })
  expect((await failure(decode(new Uint8Array(0)))).message).toBe('The file is empty.')
})

test('a damaged PNG is refused as such', async () => {
  const file = encodePng(plain({ width: 3, height: 2 }, 8, [1, 2, 3, 4]))
  expect((await failure(decoderWith().decode(file.subarray(0, 60)))).code).toBe('unreadable_file')
})

test('sizes beyond the limits are refused before the host is asked', async () => {
  const { decode, asked } = decoderWith()
  const jpeg = Uint8Array.of(
    0xff,
    0xd8,
    0xff,
    0xc0,
    0,
    11,
    8,
    0xff,
    0xff,
    0xff,
    0xff,
    3,
    1,
    0x11,
    0,
  )
  const error = await failure(decode(jpeg))
  expect(error.code).toBe('too_large')
  expect(error.message).toMatch(/This JPEG has 65535 × 65535 pixels/)
  expect(asked).toEqual([])
})

test('a JPEG that does not tell its size is damaged', async () => {
  const { decode, asked } = decoderWith()
  const error = await failure(decode(Uint8Array.of(0xff, 0xd8, 0xff, 0xd9)))
  expect(error).toMatchObject({
    code: 'unreadable_file',
    message: "This JPEG file can't be read: it is damaged.",
  })
  expect(asked).toEqual([])
})

test("the host's failures become unreadable files with the cause kept; its own RefineErrors pass", async () => {
  const jpeg = await red().jpeg().toBuffer()
  const cause = new Error('bad huffman code')
  const damaged = await failure(decoderWith(() => Promise.reject(cause)).decode(jpeg))
  expect(damaged.code).toBe('unreadable_file')
  expect(damaged.cause).toBe(cause)
  const own = new RefineError('host_failed', 'No decoder.', { hint: 'None.' })
  expect(await failure(decoderWith(() => Promise.reject(own)).decode(jpeg))).toBe(own)
})

test('an aborted signal cancels, before the host is asked, while it works, and when it rejects for it', async () => {
  const jpeg = await red().jpeg().toBuffer()
  const { decode, asked } = decoderWith()
  expect((await failure(decode(jpeg, { signal: AbortSignal.abort() }))).code).toBe('cancelled')
  expect(asked).toEqual([])

  const during = new AbortController()
  const late = decoderWith(async () => {
    during.abort()
    return foreign
  })
  expect((await failure(late.decode(jpeg, { signal: during.signal }))).code).toBe('cancelled')

  const rejecting = new AbortController()
  const given: unknown[] = []
  const throwing = decoderWith((_, __, { signal }) => {
    given.push(signal)
    rejecting.abort()
    return Promise.reject(new DOMException('gone', 'AbortError'))
  })
  expect((await failure(throwing.decode(jpeg, { signal: rejecting.signal }))).code).toBe(
    'cancelled',
  )
  expect(given).toEqual([rejecting.signal])
})

test('a real file keeps its profile', async () => {
  const file = readFileSync(new URL('./fixtures/cat-srgb-profile.png', import.meta.url))
  const { picture, color } = await decoderWith().decode(file)
  expect([picture.width, picture.height, color.name]).toEqual([48, 32, 'sRGB IEC61966-2.1'])
})

test('without a decoder of the host, PNG is decoded in steps and other pictures are refused with the way out', async () => {
  const picture = plain({ width: 300, height: 400 }, 16, [1, 2, 3, 4])
  const steps = decodePictureInSteps(encodePng(picture))
  let pauses = 0
  for (;;) {
    const step = steps.next()
    if (step.done) {
      expect(step.value.picture).toEqual(picture)
      break
    }
    pauses++
  }
  expect(pauses).toBeGreaterThan(1)
  for (const [name, file] of [
    ['JPEG', await red().jpeg().toBuffer()],
    ['WebP', await red().webp().toBuffer()],
  ] as const) {
    expect(() => finish(decodePictureInSteps(file))).toThrow(
      expect.objectContaining({
        code: 'unsupported_source',
        message: `${name} files can't be decoded here, only PNG.`,
        hint: 'Save the picture as PNG, which loses nothing, or open the file as a document and use its layer.',
      }),
    )
  }
})
