import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lockLowFrequencies } from '../../../../core/edit/reframe/lock-low-frequencies.ts'
import { deltaE00 } from '../../../../core/image/color/delta-e.ts'
import { labOf } from '../../../../core/image/color/lab.ts'
import { createPicture, type Picture } from '../../../../core/image/picture.ts'
import { resample } from '../../../../core/image/resample.ts'
import { flat } from '../../refine/scripted-provider.ts'

const size = { width: 48, height: 36 }

/** Soft shapes, away from black and white. */
function scene(depth: 8 | 16): Picture {
  const picture = createPicture(size, depth)
  const unit = depth === 8 ? 1 : 257
  for (let y = 0, pos = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, pos += 4) {
      picture.data[pos] = Math.round((120 + 60 * Math.sin(x / 7)) * unit)
      picture.data[pos + 1] = Math.round((110 + 50 * Math.cos(y / 5)) * unit)
      picture.data[pos + 2] = Math.round((100 + 40 * Math.sin((x + y) / 9)) * unit)
      picture.data[pos + 3] = 255 * unit
    }
  }
  return picture
}

/** The picture enlarged, in other colours and with texture that the source does not have. */
function repainted(source: Picture, factor: number, cast: number): Picture {
  const big = resample(source, { width: source.width * factor, height: source.height * factor })
  const unit = source.depth === 8 ? 1 : 257
  const data = big.data.slice()
  for (let i = 0; i < data.length / 4; i++) {
    const texture = ((i % big.width) + Math.floor(i / big.width)) % 2 === 0 ? 8 : -8
    for (let channel = 0; channel < 3; channel++) {
      data[i * 4 + channel] = data[i * 4 + channel]! + (texture + (channel === 0 ? cast : 0)) * unit
    }
  }
  return createPicture(big, source.depth, data)
}

function largestDifference(a: Picture, b: Picture): number {
  const unit = a.depth === 8 ? 255 : 65_535
  let largest = 0
  for (let pos = 0; pos < a.data.length; pos += 4) {
    const lab = (picture: Picture) =>
      labOf(picture.data[pos]! / unit, picture.data[pos + 1]! / unit, picture.data[pos + 2]! / unit)
    largest = Math.max(largest, deltaE00(...lab(a), ...lab(b)))
  }
  return largest
}

test.each([8, 16] as const)(
  'brought back to its size the picture is the source, to within ΔE00 1 (%i bits)',
  (depth) => {
    const source = scene(depth)
    for (const [factor, cast] of [
      [2, 20],
      [3, -15],
      [4, 30],
    ] as const) {
      const answer = repainted(source, factor, cast)
      expect(largestDifference(resample(answer, size), source)).toBeGreaterThan(2)
      const locked = lockLowFrequencies(answer, source)
      expect(largestDifference(resample(locked, size), source)).toBeLessThan(1)
    }
  },
)

test('detail that the source can’t tell stays', () => {
  const source = scene(8)
  const locked = lockLowFrequencies(repainted(source, 4, 0), source)
  const at = (70 * locked.width + 90) * 4
  const step = Math.abs(locked.data[at]! - locked.data[at + 4]!)
  expect(step).toBeGreaterThan(10)
})

test('a picture that has nothing to be locked stays word for word', () => {
  const color = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255))
  fc.assert(
    fc.property(color, fc.integer({ min: 1, max: 4 }), ([red, green, blue], factor) => {
      const source = flat({ width: 6, height: 5 }, 8, [red, green, blue, 255])
      const big = flat({ width: 6 * factor, height: 5 * factor }, 8, [red, green, blue, 255])
      expect(lockLowFrequencies(big, source)).toEqual(big)
    }),
    { numRuns: 30 },
  )
})

test('a picture of one pixel locks the whole', () => {
  const locked = lockLowFrequencies(
    flat({ width: 3, height: 3 }, 8, [90, 90, 90, 255]),
    flat({ width: 1, height: 1 }, 8, [50, 60, 70, 255]),
  )
  expect([...locked.data.subarray(0, 4)]).toEqual([50, 60, 70, 255])
})

test('pictures that don’t belong together are a mistake', () => {
  const small = flat({ width: 2, height: 2 }, 8, [1, 2, 3, 255])
  expect(() => lockLowFrequencies(small, scene(8))).toThrow(/^Expected a picture of 48×36 or more/)
  expect(() => lockLowFrequencies(scene(8), flat(size, 16, [1, 2, 3, 255]))).toThrow(
    /16 bits but received 8/,
  )
})
