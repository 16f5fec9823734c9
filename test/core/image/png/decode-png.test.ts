import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { decode as decodeFast } from 'fast-png'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { chunk, type HandMade, handMadePng, header, joined, signature } from './hand-made-png.ts'

const kinds = (
  [
    [0, [1, 2, 4, 8, 16]],
    [2, [8, 16]],
    [3, [1, 2, 4, 8]],
    [4, [8, 16]],
    [6, [8, 16]],
  ] as const
).flatMap(([colorType, depths]) => depths.map((bitDepth) => ({ colorType, bitDepth })))

const samplesOf = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

function noise(seed: number): (below: number) => number {
  let state = seed | 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

/** A picture of random samples with the RGBA words that it means. */
function randomPng(
  kind: { colorType: 0 | 2 | 3 | 4 | 6; bitDepth: number },
  size: { width: number; height: number; interlaced: boolean; transparent: boolean },
  seed: number,
) {
  const { colorType, bitDepth } = kind
  const random = noise(seed)
  const full = 2 ** bitDepth - 1
  const samples = Array.from({ length: size.width * size.height }, () =>
    Array.from({ length: samplesOf[colorType] }, () => random(full + 1)),
  )
  const palette = Array.from({ length: 3 * (full + 1) }, () => random(256))
  const paletteAlpha = Array.from({ length: Math.ceil((full + 1) / 2) }, () => random(256))
  const key = samples[samples.length >> 1] as number[]
  const spec: HandMade = {
    ...kind,
    ...size,
    sample: (x, y) => samples[y * size.width + x] as number[],
    ...(colorType === 3 && { palette }),
    ...(size.transparent &&
      colorType < 4 && {
        transparency: colorType === 3 ? paletteAlpha : key.flatMap((v) => [v >> 8, v & 255]),
      }),
  }
  const max = bitDepth === 16 ? 65535 : 255
  const words = samples.flatMap((values) => {
    if (colorType === 3) {
      const i = values[0] as number
      return [...palette.slice(i * 3, i * 3 + 3), size.transparent ? (paletteAlpha[i] ?? 255) : 255]
    }
    const [a = 0, b = 0, c = 0, d = 0] = values.map((v) => (v * max) / full)
    if (colorType === 4) return [a, a, a, b]
    if (colorType === 6) return [a, b, c, d]
    const isKey = size.transparent && values.every((v, i) => v === key[i])
    return colorType === 0 ? [a, a, a, isKey ? 0 : max] : [a, b, c, isKey ? 0 : max]
  })
  return { file: handMadePng(spec), words }
}

for (const kind of kinds) {
  test(`color type ${kind.colorType} at ${kind.bitDepth} bits decodes to its very samples, plain and interlaced`, () => {
    fc.assert(
      fc.property(
        fc.record({
          width: fc.integer({ min: 1, max: 19 }),
          height: fc.integer({ min: 1, max: 19 }),
          interlaced: fc.boolean(),
          transparent: fc.boolean(),
        }),
        fc.integer(),
        (size, seed) => {
          const { file, words } = randomPng(kind, size, seed)
          const { picture } = decodePng(file)
          expect(picture.depth).toBe(kind.bitDepth === 16 ? 16 : 8)
          expect([picture.width, picture.height]).toEqual([size.width, size.height])
          expect(Array.from(picture.data)).toEqual(words)
        },
      ),
      { numRuns: 25 },
    )
  })
}

test('our decoder, sharp and fast-png read the same 8-bit pixels from an adaptive, interlaced file', async () => {
  const random = noise(5)
  const raw = Uint8Array.from({ length: 97 * 61 * 4 }, (_, i) => (i % 388) / 2 + random(40))
  const file = await sharp(raw, { raw: { width: 97, height: 61, channels: 4 } })
    .png({ progressive: true, adaptiveFiltering: true })
    .toBuffer()
  const { picture } = decodePng(file)
  expect(Array.from(picture.data)).toEqual(Array.from(raw))
  expect(Array.from(decodeFast(file).data)).toEqual(Array.from(raw))
})

test('our decoder and fast-png read the same 16-bit words from a file that sharp wrote', async () => {
  const random = noise(9)
  const raw = Uint16Array.from({ length: 33 * 21 * 4 }, () => random(65536))
  const file = await sharp(raw, { raw: { width: 33, height: 21, channels: 4 } })
    .toColourspace('rgb16')
    .png({ adaptiveFiltering: true })
    .toBuffer()
  const { picture } = decodePng(file)
  expect(picture.depth).toBe(16)
  expect(Array.from(picture.data)).toEqual(Array.from(decodeFast(file).data))
})

test('sharp reads a palette file with transparent entries as we do', async () => {
  const random = noise(3)
  const raw = Uint8Array.from({ length: 40 * 40 * 4 }, () => random(4) * 85)
  const file = await sharp(raw, { raw: { width: 40, height: 40, channels: 4 } })
    .png({ palette: true, colours: 16 })
    .toBuffer()
  const { picture } = decodePng(file)
  expect(Array.from(picture.data)).toEqual(
    Array.from(await sharp(file).ensureAlpha().raw().toBuffer()),
  )
})

test('RGB under alpha 0 is kept', () => {
  const file = handMadePng({
    width: 1,
    height: 1,
    bitDepth: 8,
    colorType: 6,
    sample: () => [12, 34, 56, 0],
  })
  expect(Array.from(decodePng(file).picture.data)).toEqual([12, 34, 56, 0])
})

test('16-bit samples become native words, more significant byte first in the file', () => {
  const file = handMadePng({
    width: 1,
    height: 1,
    bitDepth: 16,
    colorType: 2,
    sample: () => [0x0102, 0xff00, 0x00ff],
  })
  expect(Array.from(decodePng(file).picture.data)).toEqual([0x0102, 0xff00, 0x00ff, 0xffff])
})

test('pixels spread over many IDAT chunks, one byte each, and bytes after the end are read over', () => {
  const rows = Buffer.from([0, 1, 2, 3, 0, 4, 5, 6])
  const parts = Array.from(deflateSync(rows), (byte) => chunk('IDAT', [byte]))
  const file = joined([
    signature,
    header({ width: 1, height: 2, bitDepth: 8, colorType: 2 }),
    chunk('IDAT', []),
    ...parts,
    chunk('IEND', []),
    Uint8Array.of(1, 2, 3),
  ])
  expect(Array.from(decodePng(file).picture.data)).toEqual([1, 2, 3, 255, 4, 5, 6, 255])
})

test('an animated PNG gives its first picture, comments are passed over even when damaged', () => {
  const comment = chunk('tEXt', Buffer.from('Comment\0hello'))
  comment[10] = 0
  const file = handMadePng({
    width: 1,
    height: 1,
    bitDepth: 8,
    colorType: 0,
    sample: () => [7],
    chunks: [chunk('acTL', [0, 0, 0, 1, 0, 0, 0, 0]), comment],
  })
  expect(Array.from(decodePng(file).picture.data)).toEqual([7, 7, 7, 255])
})
