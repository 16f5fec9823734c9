import { constants, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { isRefineError } from '../../../../core/errors.ts'
import {
  createPicture,
  cropPicture,
  type Depth,
  type Picture,
  pastePicture,
  samePicture,
} from '../../../../core/image/picture.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { decodePngRect } from '../../../../core/image/png/decode-png-rect.ts'
import { decodeVisiblePart } from '../../../../core/image/png/decode-visible-part.ts'
import { encodePng } from '../../../../core/image/png/encode-png.ts'
import { encodeSparsePng } from '../../../../core/image/png/encode-sparse-png.ts'
import { readPngFile } from '../../../../core/image/png/read-png-file.ts'
import { readSparseIdat } from '../../../../core/image/png/sparse-idat.ts'
import { deflateZeros } from '../../../../core/image/png/zero-run.ts'
import { intersectRects, type Rect, rectOf, type Size } from '../../../../core/image/rect.ts'
import { visiblePart } from '../../../../core/image/visible-part.ts'
import { adler32, adler32AfterZeros } from '../../../../core/zlib/adler32.ts'
import { plain, randomPicture } from '../random-picture.ts'
import { chunk, type HandMade, handMadePng, header, signature } from './hand-made-png.ts'

/** A random rectangle inside a picture. */
function randomRect({ width, height }: Size): fc.Arbitrary<Rect> {
  const span = (length: number) =>
    fc
      .tuple(fc.nat(length - 1), fc.nat(length - 1))
      .map(([a, b]) => ({ from: Math.min(a, b), length: Math.abs(a - b) + 1 }))
  return fc
    .tuple(span(width), span(height))
    .map(([x, y]) => ({ x: x.from, y: y.from, width: x.length, height: y.length }))
}

const kinds: [HandMade['colorType'], number][] = [
  [0, 1],
  [0, 2],
  [0, 4],
  [0, 8],
  [0, 16],
  [2, 8],
  [2, 16],
  [3, 1],
  [3, 2],
  [3, 4],
  [3, 8],
  [4, 8],
  [4, 16],
  [6, 8],
  [6, 16],
]

test.each(kinds.flatMap(([type, depth]) => [false, true].map((i) => [type, depth, i] as const)))(
  'a rectangle of a file of type %i at %i bits, interlaced %s, is what decoding all and cropping gives',
  (colorType, bitDepth, interlaced) => {
    const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colorType]
    const full = 2 ** bitDepth - 1
    const file = handMadePng({
      width: 13,
      height: 11,
      bitDepth,
      colorType,
      interlaced,
      ...(colorType === 3 && {
        palette: Array.from({ length: 3 * Math.min(256, full + 1) }, (_, i) => (i * 37) & 255),
        transparency: [0, 90],
      }),
      ...(colorType === 2 && { transparency: [0, 5, 0, 6, 0, 7] }),
      sample: (x, y) => Array.from({ length: samples }, (_, i) => (x * 7 + y * 13 + i * 5) & full),
    })
    const whole = decodePng(file)
    fc.assert(
      fc.property(randomRect(whole.picture), (rect) => {
        const part = decodePngRect(file, rect)
        expect(part.picture).toEqual(cropPicture(whole.picture, rect))
        expect(part.color).toEqual(whole.color)
      }),
      { numRuns: 20 },
    )
    expect(decodeVisiblePart(file)).toEqual({
      size: { width: 13, height: 11 },
      part: visiblePart(whole.picture),
    })
  },
)

/** A random part of a picture of over a megabyte, which is packed sparsely. */
function randomSparse(depth: Depth) {
  const side = fc.integer({ min: 0, max: 530 })
  return fc.tuple(randomPicture(depth), side, side).map(([picture, x, y]) => {
    const size = { width: 530 + picture.width, height: 530 + picture.height }
    return { part: { rect: { ...rectOf(picture), x, y }, picture }, size }
  })
}

const expectSame = (a: Picture | undefined, b: Picture | undefined) =>
  expect(a && b ? samePicture(a, b) : a === b).toBe(true)

for (const depth of [8, 16] as const) {
  test(`sparse ${depth}-bit files are recognised, and read as every other`, () => {
    fc.assert(
      fc.property(
        randomSparse(depth).chain((sparse) =>
          fc.tuple(fc.constant(sparse), randomRect(sparse.size)),
        ),
        ([{ part, size }, rect]) => {
          const file = encodeSparsePng(part, size)
          expect(readSparseIdat(readPngFile(file))).toMatchObject({
            top: part.rect.y,
            rows: part.rect.height,
          })
          const whole = pastePicture(createPicture(size, depth), part.picture, part.rect)
          expectSame(decodePngRect(file, rect).picture, cropPicture(whole, rect))
          const shared = intersectRects(part.rect, rect)
          if (shared) expectSame(decodePngRect(file, shared).picture, cropPicture(whole, shared))
          const visible = decodeVisiblePart(file)
          const expected = visiblePart(whole)
          expect(visible.size).toEqual(size)
          expect(visible.part?.rect).toEqual(expected?.rect)
          expectSame(visible.part?.picture, expected?.picture)
        },
      ),
      { numRuns: 40 },
    )
  })
}

test('a picture that shows nothing has no visible part', () => {
  const size = { width: 600, height: 600 }
  const clear = plain({ width: 1, height: 1 }, 8, [0, 0, 0, 0])
  const file = encodeSparsePng({ rect: { x: 5, y: 9, width: 1, height: 1 }, picture: clear }, size)
  expect(decodeVisiblePart(file)).toEqual({ size, part: null })
  expect(decodeVisiblePart(encodePng(createPicture({ width: 4, height: 2 }, 8)))).toEqual({
    size: { width: 4, height: 2 },
    part: null,
  })
})

test('files that others wrote are not taken for sparse ones', async () => {
  const image = sharp(Buffer.alloc(600 * 500 * 4), {
    raw: { width: 600, height: 500, channels: 4 },
  })
  const file = await image.png().toBuffer()
  expect(readSparseIdat(readPngFile(file))).toBeNull()
  expect(decodeVisiblePart(file).part).toBeNull()
})

test('black rows of a picture without alpha are not taken for transparent ones', () => {
  const rowBytes = 1 + 600 * 3
  const white = deflateRawSync(Buffer.alloc(rowBytes, 255).fill(0, 0, 1), {
    finishFlush: constants.Z_SYNC_FLUSH,
  })
  const sum = adler32AfterZeros(
    adler32(Buffer.alloc(rowBytes, 255).fill(0, 0, 1), adler32AfterZeros(1, 2 * rowBytes)),
    rowBytes,
  )
  const trailer = Buffer.alloc(4)
  trailer.writeUInt32BE(sum)
  const shape = { width: 600, height: 4, bitDepth: 8, colorType: 2 } as const
  const file = Buffer.concat([
    signature,
    header(shape),
    chunk('IDAT', Buffer.concat([Buffer.from([0x78, 1]), deflateZeros(2 * rowBytes)])),
    chunk('IDAT', white),
    chunk('IDAT', Buffer.concat([deflateZeros(rowBytes, true), trailer])),
    chunk('IEND', []),
  ])
  expect(readSparseIdat(readPngFile(file))).toBeNull()
  const { picture } = decodePng(file)
  expect(decodePngRect(file, rectOf(picture)).picture).toEqual(picture)
  expect(decodeVisiblePart(file).part?.picture).toEqual(picture)
})

test('a sparse file with a wrong checksum of its pixels is damaged', () => {
  const picture = plain({ width: 3, height: 3 }, 8, [1, 2, 3, 4])
  const rect = { x: 100, y: 200, width: 3, height: 3 }
  const file = Buffer.from(encodeSparsePng({ rect, picture }, { width: 600, height: 600 }))
  // The last IDAT ends with the sum; IEND takes the last 12 bytes, the chunk's own checksum 4.
  const end = file.length - 12 - 4
  const start = file.lastIndexOf('IDAT')
  file[end - 1]! ^= 1
  const damaged = Buffer.concat([
    file.subarray(0, start - 4),
    chunk('IDAT', file.subarray(start + 4, end)),
    chunk('IEND', []),
  ])
  try {
    decodeVisiblePart(damaged)
    expect.unreachable()
  } catch (error) {
    expect(isRefineError(error) && error.code).toBe('unreadable_file')
    expect(String(error)).toMatch(/its pixels are damaged/)
  }
})

test('rows below a rectangle are not unpacked', () => {
  const size = { width: 40, height: 400 }
  const picture = createPicture(size, 8)
  for (let pos = 0, state = 1; pos < picture.data.length; pos++) {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    picture.data[pos] = state >> 16
  }
  const file = readPngFile(encodePng(picture, { level: 1 }))
  const cut = file.idat[0]!.subarray(0, 20_000)
  const head = { ...rectOf(size), height: 5 }
  const whole = handMadeFrom(cut)
  expect(decodePngRect(whole, head).picture).toEqual(cropPicture(picture, head))
  expect(() => decodePngRect(whole, rectOf(size))).toThrow(/it ends too early/)
})

/** A file of 40 × 400 RGBA pixels with these packed rows. */
function handMadeFrom(idat: Uint8Array): Uint8Array {
  const file = handMadePng({
    width: 40,
    height: 400,
    bitDepth: 8,
    colorType: 6,
    sample: () => [0, 0, 0, 0],
  })
  return Buffer.concat([file.subarray(0, 33), chunk('IDAT', idat), chunk('IEND', [])])
}

test('a rectangle outside the picture is a mistake of the caller', () => {
  const file = encodePng(plain({ width: 4, height: 4 }, 8, [1, 2, 3, 4]))
  expect(() => decodePngRect(file, { x: 2, y: 0, width: 3, height: 1 })).toThrow(
    new RangeError('Expected a rectangle inside 4×4 but received 3×1 at 2,0'),
  )
})
