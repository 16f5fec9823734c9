import sharp from 'sharp'
import { expect, test } from 'vitest'
import { type ColorTag, untagged } from '../../../core/image/color-tag.ts'
import { colorTagOfIcc } from '../../../core/image/icc.ts'
import { createPicture, type Depth, maxWord, type Picture } from '../../../core/image/picture.ts'
import { convertWithSharp } from '../../../standalone/cli/convert-with-sharp.ts'

const depths = [8, 16] as const
type Triple = readonly [number, number, number]

/** Primaries as profiles state them: XYZ adapted to D50, one column a colour. */
const srgbToXyz: readonly Triple[] = [
  [0.43607, 0.38515, 0.14307],
  [0.22249, 0.71687, 0.06061],
  [0.01392, 0.09708, 0.7141],
]
const adobeToXyz: readonly Triple[] = [
  [0.60974, 0.20528, 0.14919],
  [0.31111, 0.62567, 0.06322],
  [0.01947, 0.06087, 0.74457],
]
const adobeGamma = 563 / 256

/** The profile that sharp writes into a file, by its name there. */
async function profileInFile(name: string): Promise<ColorTag> {
  const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
  const { icc } = await sharp(await dot.withIccProfile(name).png().toBuffer()).metadata()
  return colorTagOfIcc(Uint8Array.from(icc!))
}

/** A minimal Adobe RGB (1998) profile: ICC version 2, primaries and one gamma. */
function adobeRgb(): ColorTag {
  const text = (type: string, words: string) => Buffer.from(`${type}\0\0\0\0${words}`, 'latin1')
  const xyz = (values: readonly number[]) => {
    const tag = Buffer.alloc(20)
    tag.write('XYZ ')
    values.forEach((value, i) => {
      tag.writeInt32BE(Math.round(value * 65536), 8 + i * 4)
    })
    return tag
  }
  const column = (i: 0 | 1 | 2) => xyz(adobeToXyz.map((row) => row[i]))
  const curve = text('curv', '\0\0\0\u0001\u0002\u0033\0\0')
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', text('desc', `\0\0\0\u0006Adobe\0${'\0'.repeat(80)}`)],
    ['wtpt', xyz([0.9642, 1, 0.82491])],
    ...([0, 1, 2] as const).map((i) => [`${'rgb'[i]}XYZ`, column(i)] as const),
    ...['r', 'g', 'b'].map((name) => [`${name}TRC`, curve] as const),
  ]
  const head = Buffer.alloc(132 + tags.length * 12)
  head.writeUInt32BE(0x02400000, 8)
  head.write('mntrRGB XYZ ', 12)
  head.write('acsp', 36)
  xyz([0.9642, 1, 0.82491]).copy(head, 68, 8)
  head.writeUInt32BE(tags.length, 128)
  let end = head.length
  tags.forEach(([name, data], i) => {
    head.write(name, 132 + i * 12)
    head.writeUInt32BE(end, 136 + i * 12)
    head.writeUInt32BE(data.length, 140 + i * 12)
    end += data.length
  })
  head.writeUInt32BE(end, 0)
  return colorTagOfIcc(new Uint8Array(Buffer.concat([head, ...tags.map(([, data]) => data)])))
}

/** Muted colours of every hue, which every space here holds, some of them translucent. */
function muted(depth: Depth): Picture {
  const picture = createPicture({ width: 64, height: 1 }, depth)
  const full = maxWord(depth)
  for (let i = 0; i < 64; i++) {
    const color = [0, 2, 4].map((turn) => 0.5 + 0.12 * Math.cos((i / 64 + turn / 6) * 2 * Math.PI))
    picture.data.set(
      [...color, i % 2 === 0 ? 1 : 0.4].map((value) => Math.round(value * full)),
      i * 4,
    )
  }
  return picture
}

/** The largest difference of a colour, as a share of the whole range. */
function largestDifference(a: Picture, b: Picture): number {
  const differences = Array.from(a.data, (word, pos) => Math.abs(word - (b.data[pos] as number)))
  return Math.max(...differences) / maxWord(a.depth)
}

function alphasOf({ data }: Picture): number[] {
  return Array.from(data).filter((_, pos) => pos % 4 === 3)
}

function times(matrix: readonly Triple[], [x, y, z]: Triple): Triple {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple
}

test.each(depths)('to Display P3 and back is the same picture, at %i bits', async (depth) => {
  const displayP3 = await profileInFile('p3')
  expect(displayP3.space).toBe('other')
  const picture = muted(depth)
  const there = await convertWithSharp.fromSrgb(picture, displayP3)
  expect(largestDifference(there, picture)).toBeGreaterThan(0.01)
  const back = await convertWithSharp.toSrgb(there, displayP3)
  expect(back).toMatchObject({ width: 64, height: 1, depth })
  expect(largestDifference(back, picture)).toBeLessThan(depth === 8 ? 2.5 / 255 : 0.001)
  expect(alphasOf(there)).toEqual(alphasOf(picture))
  expect(alphasOf(back)).toEqual(alphasOf(picture))
})

test.each(depths)('Adobe RGB means what its definition says, at %i bits', async (depth) => {
  const picture = muted(depth)
  const full = maxWord(depth)
  const inSrgb = await convertWithSharp.toSrgb(picture, adobeRgb())
  const back = await convertWithSharp.fromSrgb(inSrgb, adobeRgb())
  const decode = (value: number) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  for (let pos = 0; pos < picture.data.length; pos += 4) {
    const linear = (words: Picture['data'], curve: (value: number) => number) =>
      Array.from(words.subarray(pos, pos + 3), (word) => curve(word / full)) as unknown as Triple
    const expected = times(
      adobeToXyz,
      linear(picture.data, (value) => value ** adobeGamma),
    )
    const found = times(srgbToXyz, linear(inSrgb.data, decode))
    found.forEach((value, i) => {
      expect(Math.abs(value - (expected[i] as number))).toBeLessThan(depth === 8 ? 0.01 : 0.002)
    })
  }
  expect(largestDifference(back, picture)).toBeLessThan(depth === 8 ? 2.5 / 255 : 0.001)
})

test('a picture in sRGB is given back as it is', async () => {
  const picture = muted(8)
  expect(await convertWithSharp.toSrgb(picture, untagged)).toBe(picture)
  expect(await convertWithSharp.fromSrgb(picture, untagged)).toBe(picture)
})

test('colours that are described without a profile are refused', async () => {
  const tag: ColorTag = { space: 'other', name: 'BT.2020 PQ' }
  for (const convert of [convertWithSharp.toSrgb, convertWithSharp.fromSrgb]) {
    await expect(convert(muted(8), tag)).rejects.toMatchObject({
      code: 'unsupported_source',
      message: expect.stringContaining('BT.2020 PQ'),
    })
  }
})
