import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blurPlane, type Plane } from '../../../../../core/providers/local/operations/box-blur.ts'

function planeOf(width: number, height: number, value: (x: number, y: number) => number): Plane {
  const data = Float32Array.from({ length: width * height }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  )
  return { width, height, data }
}

function blurred(plane: Plane, sigma: number): Plane {
  const result = { ...plane, data: plane.data.slice() }
  for (const _ of blurPlane(result, sigma)) {
    // Each step is one slice of the work.
  }
  return result
}

test('a constant comes out as the same constant, at every sigma', () => {
  const side = fc.integer({ min: 1, max: 24 })
  const sigma = fc.oneof(fc.double({ min: 0.05, max: 40, noNaN: true }), fc.constantFrom(0.5, 500))
  fc.assert(
    fc.property(side, side, fc.nat(65535), sigma, (width, height, word, by) => {
      const plane = planeOf(width, height, () => word / 65535)
      for (const value of blurred(plane, by).data) {
        expect(Math.round(value * 65535)).toBe(word)
      }
    }),
  )
})

test('light is neither made nor lost, and spreads as wide as sigma says', () => {
  for (const sigma of [0.6, 1, 2, 4.3, 9]) {
    const { data } = blurred(
      planeOf(121, 3, (x) => Number(x === 60)),
      sigma,
    )
    let sum = 0
    let variance = 0
    for (let x = 0; x < 121; x++) {
      sum += data[121 + x] as number
      variance += (data[121 + x] as number) * (x - 60) ** 2
    }
    expect(sum, `sigma ${sigma}`).toBeCloseTo(1, 4)
    expect(Math.sqrt(variance / sum) / sigma).toBeCloseTo(1, 3)
  }
})

test('a step blurs to nearly the curve of a Gaussian', () => {
  const sigma = 5
  const { data } = blurred(
    planeOf(80, 1, (x) => Number(x >= 40)),
    sigma,
  )
  for (let x = 0; x < 80; x++) {
    let exact = 0
    for (let i = 0; i < 4000; i++) {
      const t = -40 + i / 50
      if (x + t >= 39.5) exact += Math.exp(-(t * t) / (2 * sigma * sigma)) / 50
    }
    exact /= sigma * Math.sqrt(2 * Math.PI)
    expect(Math.abs((data[x] as number) - exact)).toBeLessThan(0.012)
  }
})

test('blurring is the same along rows and columns', () => {
  const plane = planeOf(9, 14, (x, y) => ((x * 37 + y * 101) % 64) / 64)
  const turned = planeOf(14, 9, (x, y) => plane.data[x * 9 + y] as number)
  const straight = blurred(plane, 1.7)
  const other = blurred(turned, 1.7)
  for (let y = 0; y < 14; y++) {
    for (let x = 0; x < 9; x++) {
      expect(other.data[x * 14 + y]).toBeCloseTo(straight.data[y * 9 + x] as number, 5)
    }
  }
})
