import { expect, test } from 'vitest'
import {
  formatCount,
  formatDuration,
  formatEstimate,
  formatNumber,
  formatShare,
  formatSize,
  formatUsd,
} from '../../../../core/panel/wording/numbers.ts'
import type { Estimate } from '../../../../core/provider.ts'
import { exactly } from '../../../support/exactly.ts'

const plain = (text: string) => text.replaceAll('\u202f', ' ')

test('counts are grouped by threes with narrow spaces that never break', () => {
  expect(formatCount(182_340)).toBe('182\u202f340')
  expect(plain(formatCount(16_000_000))).toBe('16 000 000')
  expect(formatCount(999)).toBe('999')
})

test('durations are told in seconds, from a minute on in both', () => {
  expect([12, 60, 125].map(formatDuration).map(plain)).toEqual(['12 s', '1 min 0 s', '2 min 5 s'])
})

test('what is not quite nothing or all never reads as nothing or all', () => {
  const shares = [0, 1e-9, 0.004, 0.0999, 0.12, 0.9999, 1]
  expect(shares.map(formatShare).map(plain)).toEqual([
    '0 %',
    'under 0.1 %',
    '0.4 %',
    '9.9 %',
    '12 %',
    '99 %',
    '100 %',
  ])
})

test('an unknown price is said to be unknown and nothing is free but what costs nothing', () => {
  expect([null, 0, 0.001, 0.042, 1.5].map(formatUsd)).toEqual([
    'price unknown',
    'free',
    'under $0.01',
    '$0.04',
    '$1.50',
  ])
})

test('an estimate is told to a tenth of a cent, its ends never nearer than they are', () => {
  expect(
    [null, exactly(0), exactly(0.006), exactly(0.0139), range(0.029, 0.05), range(0.5, 1.5)].map(
      formatEstimate,
    ),
  ).toEqual(['price unknown', 'free', '$0.006', '$0.013–0.014', '$0.029–0.05', '$0.50–1.50'])
})

test('numbers lose their empty digits and sizes are written with a cross', () => {
  expect([1, 0.5, 1.239].map(formatNumber)).toEqual(['1', '0.5', '1.24'])
  expect(plain(formatSize({ width: 600, height: 400 }))).toBe('600 × 400')
})

function range(lowUsd: number, highUsd: number): Estimate {
  return { lowUsd, highUsd, source: 'interpolated' }
}
