import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { decode as decodeFast } from 'fast-png'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { isRefineError } from '../../../../core/errors.ts'
import type { ColorTag } from '../../../../core/image/color-tag.ts'
import { createPicture, samePicture } from '../../../../core/image/picture.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { encodePng } from '../../../../core/image/png/encode-png.ts'
import { readPngFile } from '../../../../core/image/png/read-png-file.ts'
import type { DeflateLevel } from '../../../../core/zlib/deflate-open.ts'
import { plain, randomPicture } from '../random-picture.ts'
import { chunkTypes } from './hand-made-png.ts'

const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const satisfies readonly DeflateLevel[]

/** Colour type and bit depth of a PNG file. */
const kindOf = (file: Uint8Array) => ({ colorType: file[25], bitDepth: file[24] })

for (const depth of [8, 16] as const) {
  test(`encoding and decoding gives the same ${depth}-bit words at every level`, () => {
    fc.assert(
      fc.property(randomPicture(depth), fc.constantFrom(...levels), (picture, level) => {
        expect(decodePng(encodePng(picture, { level })).picture).toEqual(picture)
      }),
      { numRuns: 60 },
    )
  })

  test(`fast-png reads the ${depth}-bit files that we write`, () => {
    fc.assert(
      fc.property(randomPicture(depth), (picture) => {
        const { data, channels } = decodeFast(encodePng(picture))
        const words = channels === 4 ? picture.data : picture.data.filter((_, pos) => pos % 4 !== 3)
        expect(Array.from(data)).toEqual(Array.from(words))
      }),
      { numRuns: 40 },
    )
  })
}

test('sharp reads a large picture that spans many blocks as we wrote it, at every level', async () => {
  const size = { width: 700, height: 300 }
  const data = new Uint8Array(size.width * size.height * 4)
  let state = 7
  for (let pos = 0; pos < data.length; pos++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    data[pos] = (pos >> 6) + ((state >> 16) % 9)
  }
  const picture = createPicture(size, 8, data)
  for (const level of levels) {
    const read = await sharp(encodePng(picture, { level })).raw().toBuffer()
    expect(Buffer.compare(read, data), `level ${level}`).toBe(0)
  }
})

test('rows wider than a block come back whole', async () => {
  const picture = plain({ width: 30_000, height: 3 }, 8, [1, 2, 3, 4])
  picture.data[150_000] = 99
  expect(decodePng(encodePng(picture)).picture).toEqual(picture)
})

test('an opaque picture is written without alpha, one translucent pixel brings it back', () => {
  const opaque = plain({ width: 3, height: 2 }, 8, [9, 8, 7, 255])
  expect(kindOf(encodePng(opaque))).toEqual({ colorType: 2, bitDepth: 8 })
  const data = opaque.data.slice()
  data[7] = 254
  expect(kindOf(encodePng(createPicture(opaque, 8, data as Uint8Array)))).toEqual({
    colorType: 6,
    bitDepth: 8,
  })
  const deep = plain({ width: 3, height: 2 }, 16, [9, 8, 7, 65535])
  expect(kindOf(encodePng(deep))).toEqual({ colorType: 2, bitDepth: 16 })
})

test('a picture without a tag is written without any chunk but the three that every PNG has', () => {
  const file = encodePng(plain({ width: 1, height: 1 }, 8, [1, 2, 3, 4]))
  expect(chunkTypes(file)).toEqual(['IHDR', 'IDAT', 'IEND'])
})

test('a grey profile makes a grey file of grey pixels, and is refused on coloured ones', () => {
  const icc = new Uint8Array(132)
  new DataView(icc.buffer).setUint32(0, 132)
  icc.set(Buffer.from('GRAY'), 16)
  icc.set(Buffer.from('acsp'), 36)
  const color: ColorTag = { space: 'other', name: 'Dot Gain 20%', icc }
  for (const [depth, full] of [
    [8, 255],
    [16, 65535],
  ] as const) {
    for (const alpha of [full, 40]) {
      const grey = plain({ width: 4, height: 3 }, depth, [77, 77, 77, alpha])
      const file = encodePng(grey, { color })
      expect(kindOf(file)).toEqual({ colorType: alpha === full ? 0 : 4, bitDepth: depth })
      expect(decodePng(file).picture).toEqual(grey)
    }
  }
  const refused = () => encodePng(plain({ width: 1, height: 1 }, 8, [1, 1, 2, 255]), { color })
  expect(refused).toThrow(/can't carry the picture's colour profile, which is made for greyscale/)
  try {
    refused()
  } catch (error) {
    expect(isRefineError(error) && error.code).toBe('unsupported_source')
  }
})

test('zlib reads what we pack, also where a file begins with much of the same', () => {
  const word = fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.nat(255) },
  )
  const size = { width: 40, height: 12 }
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1920, maxLength: 1920 }),
      fc.constantFrom(...levels),
      (words, level) => {
        const file = encodePng(createPicture(size, 8, Uint8Array.from(words)), { level })
        expect(inflateSync(Buffer.concat(readPngFile(file).idat)).length).toBeGreaterThan(0)
      },
    ),
    { numRuns: 300 },
  )
})

test.each(levels)('zlib reads a large picture that is streamed, at level %i', (level) => {
  const size = { width: 640, height: 480 }
  const data = new Uint8Array(size.width * size.height * 4)
  let state = 3
  for (let pos = 0; pos < data.length; pos++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    data[pos] = (state >> 16) % 3 === 0 ? (state >> 8) & 31 : 0
  }
  const picture = createPicture(size, 8, data)
  const file = encodePng(picture, { level })
  expect(inflateSync(Buffer.concat(readPngFile(file).idat)).length).toBe(480 * (1 + 640 * 4))
  expect(samePicture(decodePng(file).picture, picture)).toBe(true)
})
