import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { ColorTag } from '../../../core/image/color-tag.ts'
import {
  displayP3Converter,
  displayP3ToSrgb,
  isDisplayP3,
  srgbToDisplayP3,
} from '../../../core/image/display-p3.ts'
import { colorTagOfIcc } from '../../../core/image/icc.ts'
import { createPicture, type Depth, type Picture } from '../../../core/image/picture.ts'
import { colorTagOfChunks } from '../../../core/image/png/color-of-chunks.ts'
import { fromLinear, toLinear } from '../../../core/image/srgb.ts'
import { plain, randomPicture } from './random-picture.ts'

/** CSS Color 4, section 18: linear light of each space to XYZ (D65), as fractions. */
const srgbToXyz = [
  [506752 / 1228815, 87881 / 245763, 12673 / 70218],
  [87098 / 409605, 175762 / 245763, 12673 / 175545],
  [7918 / 409605, 87881 / 737289, 1001167 / 1053270],
]
const p3ToXyz = [
  [608311 / 1250200, 189793 / 714400, 198249 / 1000160],
  [35783 / 156275, 247089 / 357200, 198249 / 2500400],
  [0, 32229 / 714400, 5220557 / 5000800],
]

test('a colour keeps its place in XYZ through both conversions, within 0.6 of a word', () => {
  for (const depth of [8, 16] as const) {
    fc.assert(
      fc.property(randomPicture(depth), (picture) => {
        // Every sRGB colour lies in Display P3, so nothing is cut on the way there.
        const there = srgbToDisplayP3(picture)
        expectNear(there, exactly(picture, srgbToXyz, p3ToXyz), 0.6)
        expectNear(displayP3ToSrgb(picture), exactly(picture, p3ToXyz, srgbToXyz), 0.6)
      }),
    )
  }
})

test('the corners of sRGB have the places in Display P3 that CSS Color 4 gives', () => {
  const convert = (rgb: readonly number[]) =>
    [...srgbToDisplayP3(plain({ width: 1, height: 1 }, 8, [...rgb, 255])).data].slice(0, 3)
  expect(convert([255, 0, 0])).toEqual([234, 51, 35])
  expect(convert([0, 255, 0])).toEqual([117, 251, 76])
  expect(convert([0, 0, 255])).toEqual([0, 0, 245])
  expect(convert([255, 255, 255])).toEqual([255, 255, 255])
})

test('colours that sRGB can’t hold are cut to its range', () => {
  const green = plain({ width: 1, height: 1 }, 8, [0, 255, 0, 255])
  expect([...displayP3ToSrgb(green).data]).toEqual([0, 255, 0, 255])
})

test('there and back, greys and alpha are the same and no word is off by more than 12', () => {
  for (const depth of [8, 16] as const) {
    fc.assert(
      fc.property(randomPicture(depth), (picture) => {
        const back = displayP3ToSrgb(srgbToDisplayP3(picture))
        for (let i = 0; i < back.data.length; i++) {
          const limit = i % 4 === 3 ? 0 : 12
          expect(Math.abs(back.data[i]! - picture.data[i]!)).toBeLessThanOrEqual(limit)
        }
      }),
    )
    const greys = allGreys(depth)
    expect(srgbToDisplayP3(greys).data).toEqual(greys.data)
    expect(displayP3ToSrgb(greys).data).toEqual(greys.data)
  }
})

test('there and back, colours without a dark channel are off by at most 1 at 8 bits', () => {
  const word = fc.integer({ min: 96, max: 255 })
  fc.assert(
    fc.property(word, word, word, (r, g, b) => {
      const picture = plain({ width: 1, height: 1 }, 8, [r, g, b, 255])
      expectNear(displayP3ToSrgb(srgbToDisplayP3(picture)), [...picture.data], 1)
    }),
  )
})

test('Little CMS agrees with a real Display P3 profile, within 1 word', async () => {
  const picture = createPicture({ width: 64, height: 64 }, 8)
  for (let i = 0; i < 64 * 64; i++) {
    picture.data.set([(i * 37) % 256, (i * 101) % 256, (i * 11) % 256, 255], i * 4)
  }
  const converted = await sharp(picture.data, {
    raw: { width: 64, height: 64, channels: 4 },
  })
    .withIccProfile('p3')
    .raw()
    .toBuffer()
  expectNear(srgbToDisplayP3(picture), [...converted], 1)
})

test('Display P3 is known by its profile’s numbers, whatever the profile is called', async () => {
  const tag = colorTagOfIcc(await profileOf('p3'))
  expect(tag.space).toBe('other')
  expect(isDisplayP3({ ...tag, name: 'My screen' })).toBe(true)
  // As the standard's numbers come out, with red's Z below 0.
  expect(
    isDisplayP3({ ...tag, icc: withPrimaries(await profileOf('p3'), -0.00105, 0.78428) }),
  ).toBe(true)
  expect(isDisplayP3({ ...tag, icc: withPrimaries(await profileOf('p3'), 0.01, 0.78428) })).toBe(
    false,
  )
  const srgb = await profileOf('srgb')
  expect(isDisplayP3({ space: 'other', name: 'Display P3', icc: srgb })).toBe(false)
})

test('Display P3 is known by PNG’s cICP chunk', () => {
  const p3 = colorTagOfChunks([{ type: 'cICP', data: Uint8Array.from([12, 13, 0, 1]) }])
  expect(isDisplayP3(p3)).toBe(true)
  const pq = colorTagOfChunks([{ type: 'cICP', data: Uint8Array.from([9, 16, 0, 1]) }])
  expect(isDisplayP3(pq)).toBe(false)
})

test('the converter gives sRGB pictures back as they are, and converts Display P3', async () => {
  const picture = plain({ width: 2, height: 1 }, 8, [200, 30, 90, 7])
  const srgb: ColorTag = { space: 'srgb', name: 'sRGB' }
  const p3: ColorTag = { space: 'other', name: 'Display P3' }
  expect(await displayP3Converter.toSrgb(picture, srgb)).toBe(picture)
  expect(await displayP3Converter.fromSrgb(picture, srgb)).toBe(picture)
  expect(await displayP3Converter.toSrgb(picture, p3)).toEqual(displayP3ToSrgb(picture))
  expect(await displayP3Converter.fromSrgb(picture, p3)).toEqual(srgbToDisplayP3(picture))
})

test('the converter refuses every other space, with its name and what to do', async () => {
  const picture = plain({ width: 1, height: 1 }, 8, [1, 2, 3, 255])
  const adobe: ColorTag = { space: 'other', name: 'Adobe RGB (1998)' }
  for (const verb of ['toSrgb', 'fromSrgb'] as const) {
    await expect(displayP3Converter[verb](picture, adobe)).rejects.toMatchObject({
      code: 'unsupported_source',
      message: 'The picture’s colour space (Adobe RGB (1998)) can’t be converted to sRGB here.',
      hint: expect.stringMatching(/Convert the picture to sRGB or Display P3/),
      retryable: false,
    })
  }
})

async function profileOf(name: 'p3' | 'srgb'): Promise<Uint8Array> {
  const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: 'white' } })
  const { icc } = await sharp(await dot.withIccProfile(name).png().toBuffer()).metadata()
  return Uint8Array.from(icc ?? [])
}

/** Writes other Z values of red and blue into the profile that comes with sharp. */
function withPrimaries(icc: Uint8Array, redZ: number, blueZ: number): Uint8Array {
  const view = new DataView(icc.buffer)
  view.setInt32(388 + 16, Math.round(redZ * 65536))
  view.setInt32(428 + 16, Math.round(blueZ * 65536))
  return icc
}

function allGreys(depth: Depth): Picture {
  const full = depth === 8 ? 255 : 65535
  const picture = createPicture({ width: full + 1, height: 1 }, depth)
  for (let word = 0; word <= full; word++) picture.data.fill(word, word * 4, word * 4 + 4)
  return picture
}

function expectNear(picture: Picture, expected: readonly number[], within: number): void {
  picture.data.forEach((word, i) => {
    expect(Math.abs(word - expected[i]!)).toBeLessThanOrEqual(within)
  })
}

/** The conversion by way of XYZ in double precision, unrounded. */
function exactly(picture: Picture, from: number[][], to: number[][]): number[] {
  const full = picture.depth === 8 ? 255 : 65535
  const words: number[] = []
  for (let pos = 0; pos < picture.data.length; pos += 4) {
    const light = [0, 1, 2].map((c) => toLinear(picture.data[pos + c]! / full))
    const xyz = from.map((row) => row.reduce((sum, value, i) => sum + value * light[i]!, 0))
    const rgb = solve(to, xyz).map((value) => fromLinear(Math.min(1, Math.max(0, value))) * full)
    words.push(...rgb, picture.data[pos + 3]!)
  }
  return words
}

/** Cramer's rule for three equations. */
function solve(matrix: number[][], right: number[]): number[] {
  const whole = determinant(matrix)
  return [0, 1, 2].map((column) => {
    const replaced = matrix.map((row, i) =>
      row.map((value, j) => (j === column ? right[i]! : value)),
    )
    return determinant(replaced) / whole
  })
}

function determinant(rows: number[][]): number {
  const [a, b, c, d, e, f, g, h, i] = rows.flat() as [
    ...[number, number, number],
    ...[number, number, number],
    ...[number, number, number],
  ]
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
}
