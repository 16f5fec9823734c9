import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connectedParts } from '../../../core/mask/connected-parts.ts'
import { finish } from '../../../core/steps.ts'
import { arbitraryMask, drawn } from './arbitrary-mask.ts'

test('parts are numbered in reading order, and corners connect', () => {
  const { data } = drawn(['#..#', '.#..', '...#'])
  const parts = finish(connectedParts(data, 4, 3))
  expect(parts.count).toBe(3)
  expect([...parts.labels]).toEqual([1, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 3])
})

test('branches that meet further down are one part', () => {
  const { data } = drawn(['#.#.#', '#.#.#', '#####'])
  expect(finish(connectedParts(data, 5, 3)).count).toBe(1)
})

test('two pixels share a part exactly when a path of touching pixels leads from one to the other', () => {
  fc.assert(
    fc.property(arbitraryMask, ({ rect: { width, height }, data }) => {
      const { labels, count } = finish(connectedParts(data, width, height))
      expect([...labels]).toEqual(floodFilled(data, width, height))
      expect(count).toBe(Math.max(0, ...labels))
    }),
  )
})

function floodFilled(data: Uint8Array, width: number, height: number): number[] {
  const labels: number[] = Array(data.length).fill(0)
  let count = 0
  const fill = (x: number, y: number) => {
    const i = y * width + x
    if (x < 0 || y < 0 || x >= width || y >= height || data[i] === 0 || labels[i]) return
    labels[i] = count
    for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) fill(x + dx, y + dy)
  }
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0 || labels[i]) continue
    count++
    fill(i % width, Math.floor(i / width))
  }
  return labels
}
