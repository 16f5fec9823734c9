import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noDistance, squaredDistances } from '../../../core/mask/distance.ts'
import { finish } from '../../../core/steps.ts'
import { drawn } from './arbitrary-mask.ts'

function bruteForce(sources: Uint8Array, width: number, height: number): number[] {
  const points = [...sources.keys()].filter((i) => sources[i] !== 0)
  return Array.from({ length: width * height }, (_, i) =>
    points.reduce((nearest, j) => {
      const dx = (i % width) - (j % width)
      const dy = Math.floor(i / width) - Math.floor(j / width)
      return Math.min(nearest, dx * dx + dy * dy)
    }, noDistance),
  )
}

test('distances to one source are the squares of the straight line', () => {
  const { data } = drawn(['#..', '...'])
  expect([...finish(squaredDistances(data, 3, 2))]).toEqual([0, 1, 4, 1, 2, 5])
})

test('without a source there is no distance anywhere', () => {
  expect([...finish(squaredDistances(new Uint8Array(4), 2, 2))]).toEqual(Array(4).fill(noDistance))
})

test('distances are exact for every arrangement of sources', () => {
  const grid = fc
    .record({ width: fc.integer({ min: 1, max: 14 }), height: fc.integer({ min: 1, max: 14 }) })
    .chain((size) =>
      fc.record({
        size: fc.constant(size),
        on: fc.uniqueArray(fc.nat(size.width * size.height - 1), { maxLength: 9 }),
      }),
    )
  fc.assert(
    fc.property(grid, ({ size: { width, height }, on }) => {
      const sources = new Uint8Array(width * height)
      for (const i of on) sources[i] = 1
      expect([...finish(squaredDistances(sources, width, height))]).toEqual(
        bruteForce(sources, width, height),
      )
    }),
    { numRuns: 300 },
  )
})

test('distances stay exact at the longest edge that is accepted', () => {
  const sources = new Uint8Array(30000 * 2)
  sources[0] = 1
  expect(finish(squaredDistances(sources, 30000, 2)).at(-1)).toBe(29999 * 29999 + 1)
})
