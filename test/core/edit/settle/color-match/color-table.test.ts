import { expect, test } from 'vitest'
import { ColorTable } from '../../../../../core/edit/settle/color-match/color-table.ts'

const grey = Float32Array.of(0.5, 0.5, 0.5)
const values = Float32Array.of(0.1, -0.2, 0.3)

test('a colour that was seen often is known by the mean of its values', () => {
  const table = new ColorTable()
  for (let i = 0; i < 1000; i++) table.add(grey, 0, values, 1)
  for (let i = 0; i < 1000; i++) table.add(grey, 0, new Float32Array(3), 1)
  const mean = new Float64Array(3)
  expect(table.meanAt(grey, 0, mean)).toBeGreaterThan(0.95)
  for (let k = 0; k < 3; k++) expect(mean[k]).toBeCloseTo(values[k]! / 2, 5)
})

test('of a colour that was never seen nothing is known', () => {
  const table = new ColorTable()
  for (let i = 0; i < 100; i++) table.add(grey, 0, values, 1)
  const mean = Float64Array.of(1, 1, 1)
  expect(table.meanAt(Float32Array.of(0.9, 0.1, 0.5), 0, mean)).toBe(0)
  expect([...mean]).toEqual([0, 0, 0])
})

test('a few samples say less than many, and heavy ones more than light ones', () => {
  const known = [0.1, 1, 10, 100].map((weight) => {
    const table = new ColorTable()
    table.add(grey, 0, values, weight)
    return table.meanAt(grey, 0, new Float64Array(3))
  })
  expect(known).toEqual([...known].sort((a, b) => a - b))
  expect(known[0]).toBeLessThan(0.1)
})

test('the ends of the range are colours like any other', () => {
  for (const color of [
    Float32Array.of(0, 0, 0),
    Float32Array.of(1, 1, 1),
    Float32Array.of(1.2, -0.1, 1),
  ]) {
    const table = new ColorTable()
    for (let i = 0; i < 1000; i++) table.add(color, 0, values, 1)
    const mean = new Float64Array(3)
    expect(table.meanAt(color, 0, mean)).toBeGreaterThan(0.95)
    expect(mean[2]).toBeCloseTo(0.3, 5)
  }
})
