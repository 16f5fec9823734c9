import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { decode as decodeFast } from 'fast-png'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { isRefineError } from '../../../../core/errors.ts'
import type { ColorTag } from '../../../../core/image/color-tag.ts'
import {
  createPicture,
  type Depth,
  type Picture,
  pastePicture,
  samePicture,
} from '../../../../core/image/picture.ts'
import type { PicturePart } from '../../../../core/image/picture-part.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { encodeSparsePng } from '../../../../core/image/png/encode-sparse-png.ts'
import { readPngFile } from '../../../../core/image/png/read-png-file.ts'
import { rectOf, type Size } from '../../../../core/image/rect.ts'
import { plain, randomPicture } from '../random-picture.ts'
import { chunkTypes } from './hand-made-png.ts'

/** A random part in a picture that is packed in one piece, or in one of over a megabyte, which is streamed. */
function randomPlace(depth: Depth): fc.Arbitrary<{ part: PicturePart; size: Size }> {
  const little = fc.integer({ min: 0, max: 3 })
  const much = fc.integer({ min: 515, max: 560 })
  const around = fc.constantFrom(little, much).chain((far) => fc.tuple(little, far, far, little))
  return fc
    .tuple(randomPicture(depth), around, fc.boolean(), fc.boolean())
    .map(([picture, [near, wide, high, low], atRight, atBottom]) => ({
      part: {
        rect: { ...rectOf(picture), x: atRight ? wide : near, y: atBottom ? high : low },
        picture,
      },
      size: { width: near + picture.width + wide, height: high + picture.height + low },
    }))
}

function whole({ rect, picture }: PicturePart, size: Size) {
  return pastePicture(createPicture(size, picture.depth), picture, rect)
}

/** Compares without the costly message that a megabyte of differing words would get. */
function expectSame(picture: Picture, expected: Picture): void {
  expect(samePicture(picture, expected)).toBe(true)
}

const wordsOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)

for (const depth of [8, 16] as const) {
  test(`a ${depth}-bit part decodes to the whole picture, transparent black around it`, () => {
    fc.assert(
      fc.property(randomPlace(depth), ({ part, size }) => {
        expectSame(decodePng(encodeSparsePng(part, size)).picture, whole(part, size))
      }),
      { numRuns: 60 },
    )
  })

  test(`fast-png and zlib, with its checksum, read the ${depth}-bit files`, () => {
    fc.assert(
      fc.property(randomPlace(depth), ({ part, size }) => {
        const file = encodeSparsePng(part, size)
        const { data, channels } = decodeFast(file)
        const all = whole(part, size).data
        const expected = channels === 4 ? all : all.filter((_, pos) => pos % 4 !== 3)
        expect(Buffer.compare(wordsOf(data), wordsOf(expected))).toBe(0)
        const rows = inflateSync(Buffer.concat(readPngFile(file).idat))
        expect(rows.length).toBe(size.height * (1 + size.width * channels * (depth / 8)))
      }),
      { numRuns: 30 },
    )
  })
}

test.each([8, 16] as const)('sharp reads a %i-bit file strictly, word for word', async (depth) => {
  const size = { width: 1301, height: 977 }
  const picture = createPicture({ width: 203, height: 151 }, depth)
  for (let pos = 0; pos < picture.data.length; pos++) {
    picture.data[pos] = pos % 4 === 3 ? 65535 : (pos * 7919) & 65535
  }
  const part = { rect: { x: 700, y: 513, width: 203, height: 151 }, picture }
  const image = sharp(encodeSparsePng(part, size), { failOn: 'warning' })
  const words = depth === 8 ? image.raw() : image.toColourspace('rgb16').raw({ depth: 'ushort' })
  const expected = whole(part, size).data
  expect(Buffer.compare(await words.toBuffer(), Buffer.from(expected.buffer))).toBe(0)
})

test('every level of compression gives the same words', () => {
  const levels = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const
  fc.assert(
    fc.property(randomPlace(8), fc.constantFrom(...levels), ({ part, size }, level) => {
      const file = encodeSparsePng(part, size, { level })
      expectSame(decodePng(file).picture, whole(part, size))
      expect(() => inflateSync(Buffer.concat(readPngFile(file).idat))).not.toThrow()
    }),
    { numRuns: 60 },
  )
})

test('rows around the part cost a thousandth of their bytes', () => {
  const picture = plain({ width: 1, height: 1 }, 8, [1, 2, 3, 4])
  const part = { rect: { x: 4095, y: 2000, width: 1, height: 1 }, picture }
  const file = encodeSparsePng(part, { width: 4096, height: 4096 })
  expect(file.length).toBeLessThan((4096 * 4096 * 4) / 1000)
  expect(chunkTypes(file)).toEqual(['IHDR', 'IDAT', 'IDAT', 'IDAT', 'IEND'])
})

test('an opaque part that is all of the picture is written without alpha, as every opaque picture', () => {
  const picture = plain({ width: 3, height: 2 }, 8, [1, 2, 3, 255])
  const file = encodeSparsePng({ rect: rectOf(picture), picture }, picture)
  expect(file[25]).toBe(2)
})

test('the colour tag is carried as by every PNG', () => {
  const color: ColorTag = {
    space: 'other',
    name: 'Display P3',
    chunks: [{ type: 'cICP', data: Uint8Array.of(12, 13, 0, 1) }],
  }
  const picture = plain({ width: 2, height: 1 }, 8, [1, 2, 3, 9])
  const file = encodeSparsePng(
    { rect: { x: 1, y: 1, width: 2, height: 1 }, picture },
    { width: 5, height: 4 },
    { color },
  )
  expect(decodePng(file).color).toEqual(color)
})

test('a grey profile makes a grey file, and is refused on coloured pixels', () => {
  const icc = new Uint8Array(132)
  new DataView(icc.buffer).setUint32(0, 132)
  icc.set(Buffer.from('GRAY'), 16)
  icc.set(Buffer.from('acsp'), 36)
  const color: ColorTag = { space: 'other', name: 'Dot Gain 20%', icc }
  const rect = { x: 1, y: 0, width: 1, height: 1 }
  const encode = (rgba: readonly number[]) =>
    encodeSparsePng({ rect, picture: plain(rect, 8, rgba) }, { width: 2, height: 2 }, { color })
  const grey = encode([7, 7, 7, 128])
  expect(grey[25]).toBe(4)
  expect(Array.from(decodePng(grey).picture.data.slice(0, 8))).toEqual([0, 0, 0, 0, 7, 7, 7, 128])
  try {
    encode([7, 8, 7, 128])
    expect.unreachable()
  } catch (error) {
    expect(isRefineError(error) && error.code).toBe('unsupported_source')
    expect(String(error)).toMatch(/made for greyscale/)
  }
})

test('a part that reaches outside is a mistake of the caller', () => {
  const picture = plain({ width: 2, height: 2 }, 8, [1, 2, 3, 4])
  const rect = { x: 3, y: 0, width: 2, height: 2 }
  expect(() => encodeSparsePng({ rect, picture }, { width: 4, height: 4 })).toThrow(
    new RangeError('Expected a part inside 4×4 but received 2×2 at 3,0'),
  )
})
