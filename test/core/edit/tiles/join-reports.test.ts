import { expect, test } from 'vitest'
import type { Report } from '../../../../core/edit/report.ts'
import { joinNotes } from '../../../../core/edit/tiles/join-reports.ts'

const none = { pixels: 0, changedPixels: 0, maxDifference: 0 }
const report: Report = {
  outside: none,
  inside: { ...none, meanDifference: 0 },
  density: 1,
  answeredSize: { width: 9, height: 9 },
  notes: ['A remark.'],
}

test('several tiles are told of, with how many did not arrive; a single one is not', () => {
  expect(joinNotes([report, report], 3)).toEqual([
    'Painted in 3 tiles, which fade into each other.',
    '1 of the 3 tiles did not arrive: there the picture stays as it is.',
    'A remark.',
  ])
  expect(joinNotes([report], 1)).toEqual(['A remark.'])
})
