import { expect, test } from 'vitest'
import { fitInto } from '../../../photoshop-uxp/page/views/fit-into.ts'

const box = { width: 100, height: 50 }

test('a picture fits into its box as a whole', () => {
  expect(fitInto({ width: 400, height: 100 }, box, 'contain')).toEqual({ width: 100, height: 25 })
  expect(fitInto({ width: 100, height: 400 }, box, 'contain')).toEqual({ width: 12, height: 50 })
})

test('a picture fills its box, and what is too much is cut off', () => {
  expect(fitInto({ width: 400, height: 100 }, box, 'cover')).toEqual({ width: 200, height: 50 })
  expect(fitInto({ width: 100, height: 400 }, box, 'cover')).toEqual({ width: 100, height: 400 })
})

test('no rounding leaves a gap, and a thin picture never vanishes', () => {
  expect(fitInto({ width: 3, height: 1 }, box, 'cover')).toEqual({ width: 150, height: 50 })
  expect(fitInto({ width: 10_000, height: 1 }, box, 'contain')).toEqual({ width: 100, height: 1 })
})
