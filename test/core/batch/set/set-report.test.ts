import { expect, test } from 'vitest'
import type { SetMeasures } from '../../../../core/batch/batch-event.ts'
import { setReport } from '../../../../core/batch/set/set-report.ts'
import { robustSigma, spreadOf } from '../../../../core/batch/set/spread.ts'

const usual: SetMeasures = { background: [90, 0, 0], grey: [0, 2], scale: 0.5, sharpness: 0.9 }

/** A set of like pictures, none quite the same, and one that is different. */
function set(odd: Partial<SetMeasures>, count = 12): ReadonlyMap<string, SetMeasures> {
  const measured = new Map<string, SetMeasures>()
  for (let i = 0; i < count; i++) {
    const off = ((i % 5) - 2) / 10
    const measures: SetMeasures = {
      background: [90 + off, off, 0],
      grey: [off, 2 + off],
      scale: 0.5 + off / 50,
      sharpness: 0.9 + off / 20,
    }
    measured.set(`${i}.png`, i === 7 ? { ...measures, ...odd } : measures)
  }
  return measured
}

test.each([
  ['background', { background: [84, 0, 6] }],
  ['grey', { grey: [0, 9] }],
  ['scale', { scale: 0.62 }],
  ['sharpness', { sharpness: 0.5 }],
] as const)('a picture whose %s lies far off is named, and no other', (measure, odd) => {
  const report = setReport(set(odd as Partial<SetMeasures>), null)
  expect(report.outliers).toMatchObject([{ item: '7.png', worst: { measure } }])
  expect(report).toMatchObject({ pictures: 12, against: 'median' })
})

test('a set of likes has no outliers, and its spread is told', () => {
  const report = setReport(set({}), null)
  expect(report.outliers).toEqual([])
  const [background] = report.measures
  expect(background?.center[0]).toBeCloseTo(90, 0)
  expect(background?.spread.max).toBeLessThan(0.5)
})

test('a few pictures have no middle that one could lie away from', () => {
  const report = setReport(set({ background: [10, 0, 0] }, 4), null)
  expect(report.outliers).toEqual([])
  expect(report.deviations.get('0.png')?.every(({ z }) => z === null)).toBe(true)
})

test('beside an anchor, a set that is all alike lies off as a whole', () => {
  const anchor: SetMeasures = { ...usual, background: [80, 0, 0] }
  const report = setReport(set({}), anchor)
  expect(report.against).toBe('anchor')
  expect(report.outliers).toHaveLength(12)
  expect(report.measures[0]?.center).toEqual([80, 0, 0])
})

test('what was not measured on a picture counts for the others alone', () => {
  const report = setReport(set({ scale: null }), null)
  expect(report.measures.find(({ measure }) => measure === 'scale')?.spread.count).toBe(11)
  expect(report.deviations.get('7.png')?.map(({ measure }) => measure)).not.toContain('scale')
  expect(setReport(new Map(), null)).toMatchObject({ pictures: 0, measures: [], outliers: [] })
})

test('one far value moves neither the median distance nor what is usual', () => {
  const distances = [0.1, 0.2, 0.3, 0.2, 0.1, 0.3, 50]
  expect(spreadOf(distances, 0)).toMatchObject({ count: 7, median: 0.2, max: 50 })
  expect(robustSigma(distances, 0)).toBeCloseTo(0.2 * 1.4826)
  expect(robustSigma([0, 0, 0], 0.5)).toBe(0.5)
  expect(spreadOf([], 0.5)).toBe(null)
})
