import { expect, test } from 'vitest'
import { estimateOpenai } from '../../../../core/providers/openai/prices.ts'

const estimate = (model: string, width: number, height: number, quality: string | null, n = 1) =>
  estimateOpenai({ model, size: { width, height }, quality, variations: n })

test('published sizes have their published price, times the variations', () => {
  expect(estimate('gpt-image-2.5-sunburst', 1024, 1024, 'high')).toBe(0.053)
  expect(estimate('gpt-image-2.5-flare', 1024, 1536, 'high')).toBe(0.041)
  expect(estimate('gpt-image-2', 1024, 1024, 'medium', 3)).toBeCloseTo(0.159, 10)
})

test('an open quality is priced as the one that is asked for', () => {
  expect(estimate('gpt-image-2.5-sunburst', 1024, 1024, null)).toBe(0.013)
})

test('a size between two published ones is taken at the dearer', () => {
  expect(estimate('gpt-image-2.5-sunburst', 1200, 1200, 'high')).toBe(0.053)
  expect(estimate('gpt-image-2.5-sunburst', 2000, 1200, 'high')).toBe(0.055)
})

test('what has no published price has none', () => {
  expect(estimate('gpt-image-2.6-sunburst', 1024, 1024, 'high')).toBeNull()
  expect(estimate('gpt-image-2', 2048, 2048, 'high')).toBeNull()
  expect(estimate('gpt-image-2', 1024, 1024, 'max')).toBeNull()
})
