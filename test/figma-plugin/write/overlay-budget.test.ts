import { expect, test } from 'vitest'
import {
  needsMerging,
  overlayBudgetBytes,
  overlayBytes,
} from '../../../figma-plugin/ui/host/write/overlay-budget.ts'

const largest = { width: 4096, height: 4096 }

test('an overlay costs four bytes a pixel of the whole picture', () => {
  expect(overlayBytes({ width: 300, height: 200 })).toBe(240_000)
  expect(overlayBudgetBytes / overlayBytes(largest)).toBe(4)
})

test.each([
  [0, false],
  [1, false],
  [2, false],
  [3, false],
  [4, true],
  [5, true],
])('over %i overlays of the largest picture one more calls for merging: %s', (overlays, merges) => {
  expect(needsMerging(overlays, largest)).toBe(merges)
})

test('small pictures may lie in many overlays', () => {
  const size = { width: 1024, height: 1024 }
  expect(needsMerging(63, size)).toBe(false)
  expect(needsMerging(64, size)).toBe(true)
})

test('a single overlay is never merged: nothing would be gained', () => {
  expect(needsMerging(1, { width: 16_384, height: 16_384 })).toBe(false)
})
