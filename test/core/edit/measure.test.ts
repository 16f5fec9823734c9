import { expect, test } from 'vitest'
import { measureReport } from '../../../core/edit/measure.ts'
import { reportSchema } from '../../../core/edit/report.ts'
import { createPicture } from '../../../core/image/picture.ts'
import { createMask } from '../../../core/mask/mask.ts'
import { finish } from '../../../core/steps.ts'

const rect = { x: 4, y: 4, width: 2, height: 2 }
const plan = { crop: rect, sent: { width: 4, height: 4 }, density: 2 }
const answered = { width: 3, height: 5 }

function pixels(...values: number[][]) {
  return createPicture(rect, 8, Uint8Array.from(values.flat()))
}

const base = { plan, answered, measures: {}, notes: [], settled: null }
const parent = pixels([10, 10, 10, 255], [20, 20, 20, 255], [30, 30, 30, 255], [40, 40, 40, 255])
const coverage = createMask(rect, Uint8Array.of(0, 0, 1, 255))

test('changes are counted apart, outside and inside the coverage', () => {
  const composed = pixels(
    [10, 10, 10, 255],
    [20, 23, 20, 255],
    [30, 30, 30, 255],
    [40, 50, 36, 253],
  )
  const report = finish(
    measureReport({
      ...base,
      parent,
      composed,
      allowed: coverage,
      ceiling: coverage,
      coverage,
      notes: ['A note.'],
    }),
  )
  expect(report).toEqual({
    outside: { pixels: 2, changedPixels: 1, maxDifference: 3 },
    inside: { pixels: 2, changedPixels: 1, maxDifference: 10, meanDifference: 2 },
    density: 2,
    answeredSize: { width: 3, height: 5 },
    changedShare: 0.5,
    notes: ['A note.'],
  })
  expect(reportSchema.parse(report)).toEqual(report)
})

test('without inside pixels the mean difference is 0', () => {
  const none = createMask(rect)
  const report = finish(
    measureReport({
      ...base,
      parent,
      composed: parent,
      allowed: coverage,
      ceiling: coverage,
      coverage: none,
    }),
  )
  expect(report.inside).toEqual({
    pixels: 0,
    changedPixels: 0,
    maxDifference: 0,
    meanDifference: 0,
  })
})

test('16-bit differences are in 16-bit words', () => {
  const before = createPicture({ width: 1, height: 1 }, 16, Uint16Array.of(0, 0, 0, 65535))
  const after = createPicture({ width: 1, height: 1 }, 16, Uint16Array.of(60000, 0, 0, 65535))
  const one = createMask({ x: 0, y: 0, width: 1, height: 1 }, Uint8Array.of(9))
  const report = finish(
    measureReport({
      ...base,
      parent: before,
      composed: after,
      allowed: one,
      ceiling: one,
      coverage: one,
    }),
  )
  expect(report.inside.maxDifference).toBe(60000)
  expect(report.inside.meanDifference).toBe(15000)
})

test('pictures of different sizes are refused', () => {
  const composed = createPicture({ width: 1, height: 2 }, 8)
  expect(() =>
    finish(
      measureReport({ ...base, parent, composed, allowed: coverage, ceiling: coverage, coverage }),
    ),
  ).toThrow(/^Expected pictures and coverage of 2×2 at one depth but received 1×2 and 2×2$/)
})

test('what the stages measured is rounded and handed on, and wins over what is measured here', () => {
  const measures = {
    alignment: {
      shiftX: 1.23456,
      shiftY: -0.001,
      scaleX: 1.0123456,
      scaleY: 1,
      degrees: 0.12345,
      confidence: 0.987,
    },
    cast: { l: 1.234, a: -0.001, b: 0 },
    changedShare: 0.123456,
    cut: 0.12345,
    discarded: { share: 0.5, deltaE: 2.345 },
  }
  const report = finish(
    measureReport({
      ...base,
      parent,
      composed: parent,
      allowed: coverage,
      ceiling: coverage,
      coverage,
      measures,
    }),
  )
  expect(report.alignment).toEqual({
    shiftX: 1.23,
    shiftY: 0,
    scaleX: 1.01235,
    scaleY: 1,
    degrees: 0.123,
    confidence: 0.99,
  })
  expect(report.cast).toEqual({ l: 1.23, a: 0, b: 0 })
  expect(report.changedShare).toBe(0.1235)
  expect(report.cut).toBe(0.123)
  expect(report.discarded).toEqual({ share: 0.5, deltaE: 2.35 })
})

test('a report of every measure stays small: it is stored in the document', () => {
  const size = { width: 64, height: 64 }
  const at = { x: 0, y: 0, ...size }
  const noisy = (shift: number) =>
    createPicture(
      size,
      8,
      Uint8Array.from({ length: 64 * 64 * 4 }, (_, i) =>
        i % 4 === 3 ? 255 : 60 + ((i * 7919) % 97) + shift,
      ),
    )
  const region = createMask(
    at,
    Uint8Array.from({ length: 64 * 64 }, (_, i) => (i % 64 > 16 && i % 64 < 48 ? 255 : 0)),
  )
  const settled = noisy(30)
  const report = finish(
    measureReport({
      ...base,
      parent: noisy(0),
      composed: settled,
      settled,
      allowed: region,
      ceiling: region,
      coverage: region,
    }),
  )
  expect(Object.keys(report).sort()).toEqual(
    [
      ...['answeredSize', 'changedShare', 'density', 'discarded', 'inside', 'notes', 'outside'],
      ...['ring', 'seam', 'sharpness'],
    ].sort(),
  )
  expect(JSON.stringify(report).length).toBeLessThan(500)
  expect(reportSchema.parse(report)).toEqual(report)
})
