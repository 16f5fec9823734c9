import { expect, test } from 'vitest'
import type { Report } from '../../../../core/edit/report.ts'
import { placedLine } from '../../../../core/panel/wording/placed-line.ts'
import { report, sampleVersion } from '../support/sample-state.ts'

function told(changes: Partial<Report>) {
  const { record } = sampleVersion(3, null, 'warmer')
  const { value, tone } = placedLine({ ...record, report: { ...report, ...changes } })
  return `${value.replaceAll('\u202f', ' ')} (${tone})`
}

test('promise 8: a placed version is told with what was measured outside', () => {
  expect(told({})).toBe('v3 placed · outside: 0 of 182 340 pixels changed (kept)')
  expect(told({ outside: { pixels: 100, changedPixels: 3, maxDifference: 70 } })).toBe(
    'v3 placed · outside: 3 of 100 pixels changed, by up to 70 of 255 (broken)',
  )
})

test('where the whole picture may change, what changed is told', () => {
  expect(told({ outside: { pixels: 0, changedPixels: 0, maxDifference: 0 } })).toBe(
    'v3 placed · 57 102 of 57 660 pixels changed (plain)',
  )
})
