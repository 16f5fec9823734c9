import { expect, test } from 'vitest'
import { outlineBounds } from '../../../figma-plugin/worker/outline-bounds.ts'

const within = { x: 0, y: 0, width: 100, height: 80 }
const bounds = (data: string, matrix: readonly [number, number, number, number, number, number]) =>
  outlineBounds({ data, windingRule: 'NONZERO', matrix }, within)

test('an outline covers the pixels around its points and control points, one more on each side', () => {
  expect(bounds('M 10 20 L 30.5 20 Z', [1, 0, 0, 1, 0, 0])).toEqual({
    x: 9,
    y: 19,
    width: 23,
    height: 2,
  })
  expect(bounds('M1e1-5C20,3.5 .5 40 7 8Z', [1, 0, 0, 1, 0, 0])).toEqual({
    x: 0,
    y: 0,
    width: 21,
    height: 41,
  })
})

test('the matrix is applied', () => {
  expect(bounds('M 0 0 L 4 2', [0, 2, -3, 0, 50, 30])).toEqual({
    x: 43,
    y: 29,
    width: 8,
    height: 10,
  })
})

test('what lies outside covers nothing, and no points cover nothing', () => {
  expect(bounds('M 200 0 L 300 10', [1, 0, 0, 1, 0, 0])).toBeNull()
  expect(bounds('', [1, 0, 0, 1, 0, 0])).toBeNull()
})

test('other commands may cover everything', () => {
  expect(bounds('m 1 1 h 5', [1, 0, 0, 1, 0, 0])).toEqual(within)
})
