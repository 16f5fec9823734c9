import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labOf } from '../../../../core/image/color/lab.ts'
import { createPicture } from '../../../../core/image/picture.ts'
import { colorRange, hueFamilies, hueRange } from '../../../../core/mask/parts/color-range.ts'
import { finish } from '../../../../core/steps.ts'

function pixels(...colors: string[]) {
  const words = colors.flatMap((hex) => {
    const value = Number.parseInt(hex.slice(1), 16)
    return [value >> 16, (value >> 8) & 255, value & 255, 255]
  })
  return createPicture({ width: colors.length, height: 1 }, 8, Uint8Array.from(words))
}

test.each([
  ['reds', '#d02020'],
  ['reds', '#ff0000'],
  ['oranges', '#f08020'],
  ['yellows', '#f0d820'],
  ['greens', '#30a040'],
  ['cyans', '#20c0c0'],
  ['blues', '#2050d0'],
  ['blues', '#5090d8'],
  ['purples', '#8030c8'],
  ['pinks', '#e8409c'],
] as const)('of all families, %s holds %s most', (family, color) => {
  const shares = hueFamilies.map((one) => finish(hueRange(pixels(color), one))[0] as number)
  expect(hueFamilies[shares.indexOf(Math.max(...shares))]).toBe(family)
  expect(Math.max(...shares)).toBeGreaterThan(180)
})

test('greys belong to no family', () => {
  for (const family of hueFamilies) {
    expect([...finish(hueRange(pixels('#808080', '#ffffff', '#000000'), family))]).toEqual([
      0, 0, 0,
    ])
  }
})

test('the families of a strong colour add up to all of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
      const color = `#${value.toString(16).padStart(6, '0')}`
      const [, a, b] = labOf((value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255)
      fc.pre(Math.hypot(a, b) > 21)
      const sum = hueFamilies.reduce(
        (total, family) => total + (finish(hueRange(pixels(color), family))[0] as number),
        0,
      )
      expect(Math.abs(sum - 255)).toBeLessThanOrEqual(1)
    }),
  )
})

test('a colour is fully in, near ones fade, others are out', () => {
  const red = labOf(0xc0 / 255, 0x30 / 255, 0x20 / 255)
  const range = finish(colorRange(pixels('#c03020', '#c84030', '#b06030', '#2040c0'), red, 16))
  expect(range[0]).toBe(255)
  expect(range[1]).toBe(255)
  expect(range[2]).toBeGreaterThan(0)
  expect(range[2]).toBeLessThan(255)
  expect(range[3]).toBe(0)
  expect([...finish(colorRange(pixels('#b06030'), red, 40))]).toEqual([255])
})

test('light and shade of one surface count by half', () => {
  const grey = labOf(0.5, 0.5, 0.5)
  const range = finish(colorRange(pixels('#a8a8a8', '#a86a6a'), grey, 10))
  expect(range[0]).toBe(255)
  expect(range[1]).toBeLessThan(255)
})

test('a larger tolerance never takes less', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.integer({ min: 1, max: 40 }),
      (words, tolerance) => {
        const picture = createPicture({ width: 4, height: 1 }, 8, words)
        const narrow = finish(colorRange(picture, [50, 20, 10], tolerance))
        const wide = finish(colorRange(picture, [50, 20, 10], tolerance + 5))
        narrow.forEach((value, i) => {
          expect(wide[i]).toBeGreaterThanOrEqual(value)
        })
      },
    ),
  )
})
