import { expect, test } from 'vitest'
import { reportMeanings } from '../../../../core/edit/report-meanings.ts'
import { detailText, reportLines } from '../../../../core/panel/wording/report-lines.ts'
import { failedGates } from '../../../../core/refine.ts'
import { measured } from '../support/sample-report.ts'
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

test('everything that was measured has a line with its unit, what fails a check first', () => {
  const failed = failedGates(measured)
  expect(written(measured, 8, failed)).toEqual([
    'Changed: the bottle, compared with the source: structure 0.12, edges 0.3 (warned)',
    'Border: 22 % runs through the change (warned)',
    'Outside: 0 of 182 340 pixels changed (kept)',
    'Inside: 57 102 of 57 660 pixels changed, on average by 12.4 of 255 (plain)',
    'Untouched: all text, letter by letter: not one bit (kept)',
    'Kept: the face: structure 0.95, edges 1 (kept)',
    'Asked for: the lighting and its direction: not measured, as its place is not marked (plain)',
    'Share: 63 % of the region visibly changed (plain)',
    'Seam: 1.42 ΔE (plain)',
    'Sharpness: 0.93× the picture’s (plain)',
    'Around: ΔE00 1.8 on average, 95 % below 6.1 (plain)',
    'Colour: ΔL +1.2, Δa −0.3, Δb +2.04 taken off (plain)',
    'Placement: moved by +3.21, −1.1 px, scaled by 1.0082 (plain)',
    'Discarded: 28 % of the area outside, by ΔE 2.7 (plain)',
    'Detail: 82 % of the picture’s resolution, painted at 600 × 400 px (plain)',
  ])
})

test('what was turned or stretched is told so, and what gave no hold as well', () => {
  const alignment = { ...measured.alignment!, scaleY: 1.01, degrees: -0.5 }
  const placement = (of: typeof alignment) =>
    reportLines({ ...report, alignment: of }, 8).find(({ measure }) => measure === 'alignment')
  expect(placement(alignment)?.value).toBe(
    'moved by +3.21, −1.1 px, scaled by 1.0082, 1.01, turned by −0.5°',
  )
  expect(placement({ ...alignment, confidence: 0 })?.value).toBe(
    'left where it lay: the picture gave no hold',
  )
})

test('every line says what its number tells, and every measure is explained in one line', () => {
  for (const { meaning } of reportLines(measured, 8)) expect(meaning).toMatch(/^[A-Z].*\.$/)
  for (const { meaning, label } of Object.values(reportMeanings)) {
    expect(meaning.length).toBeLessThan(120)
    expect(label.length).toBeLessThan(10)
  }
})
