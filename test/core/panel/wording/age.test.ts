import { expect, test } from 'vitest'
import { formatAge } from '../../../../core/panel/wording/age.ts'

const now = Date.parse('2026-11-20T12:00:00Z')

test('an age is given in the unit that people use for it', () => {
  const times = ['2026-11-20T11:59:30Z', '2026-11-20T11:15:00Z', '2026-11-20T02:00:00Z']
  expect(times.map((time) => formatAge(time, now))).toEqual(['just now', '45 min ago', '10 h ago'])
  expect(formatAge('2026-11-02T10:00:00Z', now)).toBe('2 Nov')
  expect(formatAge('2025-01-31T10:00:00Z', now)).toBe('31 Jan 2025')
})

test('a damaged time is left out', () => {
  expect(formatAge('yesterday-ish', now)).toBe('')
})
