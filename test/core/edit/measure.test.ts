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
    measureReport({ parent, composed, coverage, plan, answered, measures: {}, notes: ['A note.'] }),
  )
  expect(report).toEqual({
    outside: { pixels: 2, changedPixels: 1, maxDifference: 3 },
    inside: { pixels: 2, changedPixels: 1, maxDifference: 10, meanDifference: 2 },
    density: 2,
    answeredSize: { width: 3, height: 5 },
    measures: {},
    notes: ['A note.'],
  })
  expect(reportSchema.parse(report)).toEqual(report)
})

test('without inside pixels the mean difference is 0', () => {
  const none = createMask(rect)
  const report = finish(
    measureReport({
      parent,
      composed: parent,
      coverage: none,
      plan,
      answered,
      measures: {},
      notes: [],
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
      parent: before,
      composed: after,
      coverage: one,
      plan,
      answered,
      measures: {},
      notes: [],
    }),
  )
  expect(report.inside.maxDifference).toBe(60000)
  expect(report.inside.meanDifference).toBe(15000)
})

test('pictures of different sizes are refused', () => {
  const composed = createPicture({ width: 1, height: 2 }, 8)
  expect(() =>
    finish(measureReport({ parent, composed, coverage, plan, answered, measures: {}, notes: [] })),
  ).toThrow(/^Expected pictures and coverage of 2×2 at one depth but received 1×2 and 2×2$/)
})
