import { expect, test } from 'vitest'
import { detailText, reportLines } from '../../../../core/panel/wording/report-lines.ts'
import { report } from '../support/sample-state.ts'

const written = (...args: Parameters<typeof reportLines>) =>
  reportLines(...args).map(
    ({ label, value, tone }) => `${label}: ${value.replaceAll('\u202f', ' ')} (${tone})`,
  )

test('a report is told as it was measured', () => {
  expect(written(report, 8)).toEqual([
    'Outside: 0 of 182 340 pixels changed (kept)',
    'Inside: 57 102 of 57 660 pixels changed, on average by 12.4 of 255 (plain)',
    'Detail: full resolution, painted at 600 × 400 px (plain)',
  ])
})

test('a change outside is not hidden, and its size is given in words of the depth', () => {
  const outside = { pixels: 100, changedPixels: 3, maxDifference: 70 }
  expect(written({ ...report, outside }, 16)[0]).toBe(
    'Outside: 3 of 100 pixels changed, by up to 70 of 65 535 (broken)',
  )
})

test('detail is told beside the picture’s own resolution', () => {
  const told = [1, 0.5, 2].map((density) => detailText(density).replaceAll('\u202f', ' '))
  expect(told).toEqual([
    'full resolution',
    '50 % of the picture’s resolution',
    '2× the picture’s resolution',
  ])
})

test('without an outside nothing is claimed about it', () => {
  const outside = { pixels: 0, changedPixels: 0, maxDifference: 0 }
  expect(written({ ...report, outside }, 8)[0]).toBe(
    'Outside: none: the region is the whole picture (plain)',
  )
})
