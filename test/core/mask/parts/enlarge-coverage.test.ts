import { expect, test } from 'vitest'
import { enlargeCoverage } from '../../../../core/mask/parts/enlarge-coverage.ts'
import { finish } from '../../../../core/steps.ts'

test('constant coverage stays that constant at any size', () => {
  for (const value of [0, 97, 255]) {
    const from = { width: 3, height: 2 }
    const to = { width: 11, height: 7 }
    const large = finish(enlargeCoverage(new Uint8Array(6).fill(value), from, to))
    expect(new Set(large)).toEqual(new Set([value]))
    expect(large).toHaveLength(77)
  }
})

test('between two values it rises evenly', () => {
  const row = finish(
    enlargeCoverage(Uint8Array.of(0, 240), { width: 2, height: 1 }, { width: 8, height: 1 }),
  )
  expect([...row]).toEqual([0, 0, 30, 90, 150, 210, 240, 240])
})

test('the same size gives the same coverage', () => {
  const data = Uint8Array.of(1, 2, 3, 4)
  const size = { width: 2, height: 2 }
  expect(finish(enlargeCoverage(data, size, size))).toBe(data)
})
