import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blurPicture } from '../../../core/image/blur.ts'
import { boxOfSigma, boxPasses } from '../../../core/image/box-blur.ts'
import { createPicture, type Depth } from '../../../core/image/picture.ts'
import { toLinear } from '../../../core/image/srgb.ts'
import { plain, randomPicture, transpose } from './random-picture.ts'

const sigmas = fc.oneof(
  fc.double({ min: 0.05, max: 40, noNaN: true }),
  fc.constantFrom(0.5, 1, 2, 4, 500),
)

for (const [depth, full] of [
  [8, 255],
  [16, 65535],
] as const) {
  test(`a picture of one colour keeps exactly that colour and alpha at every sigma, at ${depth} bits`, () => {
    const side = fc.integer({ min: 1, max: 24 })
    const word = fc.oneof(fc.nat(full), fc.constantFrom(0, 1, full - 1, full))
    fc.assert(
      fc.property(
        side,
        side,
        fc.tuple(word, word, word, word),
        sigmas,
        (width, height, rgba, sigma) => {
          const picture = plain({ width, height }, depth, rgba)
          expect(blurPicture(picture, sigma)).toEqual(picture)
        },
      ),
      { numRuns: 200 },
    )
  })

  test(`light is neither made nor lost, and stays as wide as sigma says, at ${depth} bits`, () => {
    for (const sigma of [0.6, 1, 2, 4.3, 9]) {
      const { sum, variance } = momentsOfBlurredPoint(depth, sigma)
      expect(sum, `sigma ${sigma}`).toBeCloseTo(1, depth === 16 ? 2 : 0)
      if (depth === 16) expect(Math.sqrt(variance) / sigma).toBeCloseTo(1, 1)
    }
  })
}

/** Blurs a bright bar 1 pixel wide on black; gives the light of a line across it. */
function momentsOfBlurredPoint(depth: Depth, sigma: number): { sum: number; variance: number } {
  const width = 121
  const full = depth === 8 ? 255 : 65535
  const picture = createPicture({ width, height: 3 }, depth)
  for (let pos = 3; pos < picture.data.length; pos += 4) picture.data[pos] = full
  for (let y = 0; y < 3; y++) picture.data[(y * width + 60) * 4] = full
  const { data } = blurPicture(picture, sigma)
  let sum = 0
  let variance = 0
  for (let x = 0; x < width; x++) {
    const light = toLinear((data[(width + x) * 4] as number) / full)
    sum += light
    variance += light * (x - 60) ** 2
  }
  return { sum, variance: variance / sum }
}

test('the three boxes have exactly the variance of the Gaussian, for every sigma', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 300, noNaN: true }), (sigma) => {
      const { radius, edge } = boxOfSigma(sigma)
      let variance = 2 * edge * (radius + 1) ** 2
      for (let i = 1; i <= radius; i++) variance += 2 * i * i
      variance /= 2 * radius + 1 + 2 * edge
      expect(edge).toBeGreaterThanOrEqual(0)
      expect(edge).toBeLessThan(1)
      expect(Math.sqrt(variance * boxPasses) / sigma).toBeCloseTo(1, 6)
    }),
  )
})

test('a step blurs to nearly the curve of a Gaussian', () => {
  const width = 80
  const sigma = 5
  const picture = createPicture({ width, height: 1 }, 16)
  for (let x = 0; x < width; x++)
    picture.data.set(x < 40 ? [0, 0, 0, 65535] : [65535, 0, 0, 65535], x * 4)
  const { data } = blurPicture(picture, sigma)
  for (let x = 0; x < width; x++) {
    let exact = 0
    for (let i = 0; i < 4000; i++) {
      const t = -40 + i / 50
      if (x + t >= 39.5) exact += Math.exp(-(t * t) / (2 * sigma * sigma)) / 50
    }
    exact /= sigma * Math.sqrt(2 * Math.PI)
    expect(Math.abs(toLinear((data[x * 4] as number) / 65535) - exact)).toBeLessThan(0.012)
  }
})

test('blurring is the same along rows and columns', () => {
  fc.assert(
    fc.property(
      randomPicture(16),
      fc.double({ min: 0.2, max: 6, noNaN: true }),
      (picture, sigma) => {
        const turned = transpose(blurPicture(transpose(picture), sigma))
        const straight = blurPicture(picture, sigma)
        for (let pos = 0; pos < straight.data.length; pos++) {
          if (pos % 4 !== 3 && (straight.data[pos | 3] as number) < 200) continue
          expect(
            Math.abs((turned.data[pos] as number) - (straight.data[pos] as number)),
          ).toBeLessThan(3)
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('the colour of transparent pixels does not bleed into visible ones', () => {
  const picture = createPicture({ width: 16, height: 16 }, 8)
  for (let pos = 0; pos < picture.data.length; pos += 4) {
    picture.data.set(pos % 64 < 32 ? [200, 30, 10, 255] : [0, 255, 0, 0], pos)
  }
  const { data } = blurPicture(picture, 2)
  for (let pos = 0; pos < data.length; pos += 4) {
    if ((data[pos + 3] as number) > 0)
      expect(Array.from(data.slice(pos, pos + 3))).toEqual([200, 30, 10])
  }
})

test('sigma 0 gives the picture itself; a sigma that is no length is refused', () => {
  const picture = createPicture({ width: 1, height: 1 }, 8)
  expect(blurPicture(picture, 0)).toBe(picture)
  for (const sigma of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => blurPicture(picture, sigma)).toThrow(
      new RangeError(`Expected a finite sigma of at least 0 but received ${sigma}`),
    )
  }
})
