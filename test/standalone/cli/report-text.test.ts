import { expect, test } from 'vitest'
import type { Report } from '../../../core/edit/report.ts'
import { checkLines, reportText } from '../../../standalone/cli/report-text.ts'

const counted: Report = {
  outside: { pixels: 1_234_567, changedPixels: 0, maxDifference: 0 },
  inside: { pixels: 5000, changedPixels: 4000, maxDifference: 90, meanDifference: 12.345 },
  density: 1,
  answeredSize: { width: 10, height: 10 },
  notes: ['The provider said so.'],
}

test('only what was measured is said', () => {
  expect(reportText(counted)).toEqual([
    'Outside: 0 of 1,234,567 pixels changed.',
    'Inside: 4,000 of 5,000 pixels changed, by 12.35 on average and 90 at most.',
    'The provider said so.',
  ])
})

test('everything that was measured is said, with its unit', () => {
  const report: Report = {
    ...counted,
    changedShare: 0.634,
    cut: 0.05,
    seam: 0.12,
    sharpness: 0.93,
    ring: { mean: 1.8, p95: 6 },
    alignment: {
      ...{ shiftX: 3.2, shiftY: -1.1, scaleX: 1.008, scaleY: 1.008 },
      ...{ degrees: 0, confidence: 0.9 },
    },
    cast: { l: 1.2, a: -0.3, b: 2 },
    discarded: { share: 0.28, deltaE: 2.7 },
    preserves: [
      { text: 'the label', result: 'untouched' },
      { text: 'the face', result: 'kept', structure: 0.95, edges: 1, against: 'parent' },
      { text: 'the bottle', result: 'changed', structure: 0.1, edges: 0.2, against: 'root' },
      { text: 'the mood', result: 'not measured' },
    ],
    notes: [],
  }
  expect(reportText(report).slice(2)).toEqual([
    'Fit: 63 % really changed, 5.0 % of the border cut, seam 0.12 ΔE, sharpness 0.93 ×, off by 1.8 ΔE00 around it.',
    'Answer: moved by 3.2, -1.1 px, scaled by 1.008, colour cast 1.2, -0.3, 2 (Lab) taken off, 28 % changed outside and thrown away.',
    'Keep “the label”: untouched.',
    'Keep “the face”: kept (structure 0.95, edges 1).',
    'Keep “the bottle”: changed (structure 0.1, edges 0.2, compared with the source).',
    'Keep “the mood”: not measured.',
  ])
  const alignment = { ...report.alignment!, scaleY: 1.01, degrees: 0.5 }
  expect(reportText({ ...counted, alignment })[2]).toBe(
    'Answer: moved by 3.2, -1.1 px, scaled by 1.008 and 1.01, turned by 0.5°.',
  )
  expect(reportText({ ...counted, alignment: { ...alignment, confidence: 0 } })[2]).toBe(
    'Answer: left where it lay, as the picture gave no hold.',
  )
})

test('failed checks say what is wrong and what to do', () => {
  const of = (severity: 'warning' | 'remark') => ({
    ...({ gate: 'seam', measure: 'seam', retryable: true } as const),
    ...{ severity, message: 'A seam shows.', hint: 'Ask again.' },
  })
  expect(checkLines([of('warning'), of('remark')])).toEqual([
    'Check: A seam shows. Ask again.',
    'Note: A seam shows. Ask again.',
  ])
})
