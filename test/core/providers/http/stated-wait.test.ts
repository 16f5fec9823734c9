import { expect, test } from 'vitest'
import { statedWait } from '../../../../core/providers/http/stated-wait.ts'

const headers = (values: Readonly<Record<string, string>>) => ({
  get: (name: string) => values[name] ?? null,
})

test.each([
  [{ 'retry-after-ms': '1500' }, undefined, 1500],
  [{ 'retry-after': '12' }, 'Please try again in 40s.', 12_000],
  [{ 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT' }, 'Please try again in 40s.', 40_000],
  [{}, 'Rate limit reached. Please try again in 250ms.', 250],
  [{}, 'Please try again in 1m2.5s. Visit the page.', 62_500],
  [{}, 'busy, try again in 2s', 2000],
  [{}, 'Retry in 3 minutes', 180_000],
  [{}, 'Please retry in 1h0m3s.', 3_603_000],
  [{}, 'Too many requests.', null],
  [{}, undefined, null],
])('a wait is read from %j and “%s”', (values, message, expected) => {
  expect(statedWait(headers(values), message)).toBe(expected)
})
