import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ColorCorrection,
  correctColors,
  correctionAt,
  keepOrder,
  mixCorrections,
  termCount,
} from '../../../../../core/edit/settle/color-match/color-correction.ts'
import { createPicture } from '../../../../../core/image/picture.ts'
import { finish } from '../../../../../core/steps.ts'

const low = Float64Array.of(0.1, 0, 0)
const high = Float64Array.of(0.8, 1, 1)

const anyCorrection = fc
  .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((values): ColorCorrection => ({ coefficients: Float64Array.from(values), low, high }))

function added(correction: ColorCorrection, color: readonly number[]): number[] {
  const result = new Float64Array(3)
  correctionAt(correction, Float32Array.from(color), 0, result)
  return [...result]
}

/** A correction of red alone. */
function ofRed(terms: readonly number[]): ColorCorrection {
  const coefficients = new Float64Array(3 * termCount)
  coefficients.set(terms)
  return { coefficients, low, high }
}

test('each term does what it says', () => {
  expect(added(ofRed([0.1]), [0.3, 0, 0])[0]).toBeCloseTo(0.1)
  expect(added(ofRed([0, 0.2]), [0.8, 0, 0])[0]).toBeCloseTo(0.06)
  expect(added(ofRed([0, 0, 0.2]), [0.5, 1, 0])[0]).toBeCloseTo(0.1)
  expect(added(ofRed([0, 0, 0, 0.2]), [0.5, 0, 0])[0]).toBeCloseTo(-0.1)
  expect(added(ofRed([0, 0, 0, 0, 0.2]), [0.5, 0, 0])[0]).toBeCloseTo(0.1)
})

test('beyond the seen colours the correction of the nearest seen one goes on', () => {
  const correction = ofRed([0, 0.5])
  expect(added(correction, [1, 0.5, 0.5])[0]).toBeCloseTo(0.15, 5)
  expect(added(correction, [0, 0.5, 0.5])[0]).toBeCloseTo(-0.2, 5)
})

test('a mix adds what its parts add', () => {
  const mixed = mixCorrections(ofRed([0.1]), 2, ofRed([0, 0.2]), -1)
  expect(added(mixed, [0.7, 0, 0])[0]).toBeCloseTo(0.2 - 0.04)
})

test('however steep a correction was, kept in order it turns no ramp around', () => {
  const about = Float64Array.of(0.4, 0.5, 0.5)
  fc.assert(
    fc.property(
      anyCorrection,
      fc.nat(2),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (correction, channel, at) => {
        const kept = keepOrder(correction, about)
        const from = [0.5, 0.5, 0.5]
        from[channel] = at
        const to = [...from]
        to[channel] = at + 0.01
        const step = 0.01 + added(kept, to)[channel]! - added(kept, from)[channel]!
        expect(step).toBeGreaterThan(0.0025)
      },
    ),
  )
})

test('keeping the order leaves gentle corrections, and what is added to the middle colour', () => {
  const gentle = ofRed([0.1, 0.2, -0.1, 0, 0.1])
  const about = Float64Array.of(0.4, 0.5, 0.5)
  expect(keepOrder(gentle, about)).toBe(gentle)
  const steep = ofRed([0.1, 2, -1, 0, 0.4])
  const kept = added(keepOrder(steep, about), [...about])
  expect(kept[0]).toBeCloseTo(added(steep, [...about])[0]!, 6)
})

test('a picture is corrected in place as its colours are, and its alpha stays', () => {
  const correction = ofRed([0.1, 0.2, -0.1, 0.05, 0.1])
  for (const depth of [8, 16] as const) {
    const full = depth === 8 ? 255 : 65_535
    const picture = createPicture({ width: 2, height: 1 }, depth)
    const words = [0.2, 0.9, 0.4, 0.3, 0.99, 0.1, 0.2, 0].map((value) => Math.round(value * full))
    picture.data.set(words)
    finish(correctColors(picture, correction))
    for (const pos of [0, 4]) {
      const color = words.slice(pos, pos + 3).map((word) => word / full)
      const wanted = color.map((value, k) =>
        Math.round((value + added(correction, color)[k]!) * full),
      )
      expect([...picture.data.slice(pos, pos + 3)]).toEqual(
        wanted.map((word) => Math.min(word, full)),
      )
      expect(picture.data[pos + 3]).toBe(words[pos + 3])
    }
  }
})
