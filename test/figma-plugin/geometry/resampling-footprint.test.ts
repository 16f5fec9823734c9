import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPicture, type Picture8 } from '../../../core/image/picture.ts'
import { resample } from '../../../core/image/resample.ts'
import {
  type Matrix,
  multiply,
  scaling,
  translation,
} from '../../../figma-plugin/ui/geometry/matrix.ts'
import { resamplingFootprint } from '../../../figma-plugin/ui/geometry/resampling-footprint.ts'

const turned = (degrees: number): Matrix => {
  const angle = (degrees * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [cos, sin, -sin, cos, 0, 0]
}

test('pixels drawn on pixels bleed nowhere', () => {
  expect(resamplingFootprint(translation(17, -4))).toBe(0)
  expect(resamplingFootprint(multiply(translation(17, -4), turned(90)))).toBe(0)
  expect(resamplingFootprint(multiply(translation(9, 0), scaling(-1, 1)))).toBe(0)
})

test.each([
  { scale: 0.125, footprint: 32 },
  { scale: 0.25, footprint: 16 },
  { scale: 0.5, footprint: 8 },
  { scale: 2, footprint: 3 },
  { scale: 4, footprint: 3 },
])('at $scale× a patch bleeds up to $footprint source pixels', ({ scale, footprint }) => {
  expect(resamplingFootprint(scaling(scale, scale))).toBeCloseTo(footprint, 9)
  expect(resamplingFootprint(multiply(turned(180), scaling(scale, scale)))).toBeCloseTo(footprint)
  const slanted = multiply(turned(30), scaling(scale, scale))
  expect(resamplingFootprint(slanted)).toBeCloseTo(footprint * Math.SQRT2, 9)
})

test('off the pixel grid, 1× is a scale like others', () => {
  expect(resamplingFootprint(translation(0.5, 0))).toBe(3)
  expect(resamplingFootprint(turned(45))).toBeCloseTo(3 * Math.SQRT2, 9)
})

test('the direction that is shrunk more decides', () => {
  expect(resamplingFootprint(scaling(1, 0.25))).toBeCloseTo(16, 9)
  expect(resamplingFootprint(scaling(0.5, 2))).toBeCloseTo(8, 9)
})

test('beyond it, our own Lanczos resampling gives the same pixels with and without the patch', () => {
  const side = fc.integer({ min: 3, max: 120 })
  fc.assert(
    fc.property(side, side, fc.integer({ min: 0, max: 59 }), (width, height, start) => {
      const size = { width: 60, height: 40 }
      const plain = noise(size, 1)
      const patched = { ...plain, data: plain.data.slice() }
      const end = Math.min(60, start + 6)
      for (let y = 10; y < 20; y++) {
        for (let x = start; x < end; x++) patched.data[(y * 60 + x) * 4] = 255
      }
      const reach = resamplingFootprint(scaling(width / 60, height / 40))
      const before = resample(plain, { width, height }).data
      const after = resample(patched, { width, height }).data
      for (let i = 0; i < width * height; i++) {
        const x = (((i % width) + 0.5) * 60) / width
        const y = ((Math.floor(i / width) + 0.5) * 40) / height
        const isBeyond = x < start - reach || x > end + reach || y < 10 - reach || y > 20 + reach
        if (isBeyond) expect(after[i * 4]).toBe(before[i * 4])
      }
    }),
    { numRuns: 30 },
  )
})

function noise(size: { width: number; height: number }, seed: number): Picture8 {
  const picture = createPicture(size, 8)
  let state = seed
  for (let i = 0; i < picture.data.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    picture.data[i] = i % 4 === 3 ? 255 : (state >>> 24) % 200
  }
  return picture
}
