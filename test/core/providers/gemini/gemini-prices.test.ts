import { expect, test } from 'vitest'
import { estimateGemini } from '../../../../core/providers/gemini/gemini-prices.ts'

function estimate(model: string, times: number, pictures = 0, promptLength = 0) {
  const size = { width: 1024 * times, height: 1024 * times }
  const sent = Array.from({ length: pictures }, () => size)
  return estimateGemini({
    ...{ model, size, quality: null, variations: 1, pictures: sent, promptLength },
  })
}

test.each([
  ['gemini-nano-banana-2.1', 1, 0.0336],
  ['gemini-3-pro-image', 1, 0.1344],
  ['gemini-3-pro-image', 2, 0.1344],
  ['gemini-3-pro-image', 4, 0.24],
  ['gemini-3.1-flash-lite-image', 1, 0.0336],
])('a picture of %s at %sK costs at least what is published', (model, times, usd) => {
  const { lowUsd, highUsd, source } = estimate(model, times)!
  expect(lowUsd).toBeCloseTo(usd, 6)
  // What it may think before it paints.
  expect(highUsd).toBeGreaterThan(lowUsd)
  expect(source).toBe('table')
})

test('sizes without a published price are worked out, as a range', () => {
  for (const times of [2, 4]) {
    expect(estimate('gemini-nano-banana-2.1', times)!.source).toBe('interpolated')
  }
  const { lowUsd, highUsd } = estimate('gemini-nano-banana-2.1', 4)!
  expect(lowUsd).toBeCloseTo(0.0756, 6)
  expect(highUsd).toBeCloseTo(0.129, 6)
})

test('what is sent costs too: each picture and the words', () => {
  const words = estimate('gemini-3-pro-image', 1)!
  const more = estimate('gemini-3-pro-image', 1, 2, 4000)!
  expect(more.lowUsd - words.lowUsd).toBeCloseTo((2 * 560 + 1000) * 2e-6, 9)
  expect(more.highUsd - words.highUsd).toBeCloseTo((2 * 1120 + 2000) * 2e-6, 9)
})

test('a model without a price list, and a size that a model does not have, have no price', () => {
  expect(estimate('gemini-x', 1)).toBeNull()
  expect(estimate('gemini-3.1-flash-lite-image', 4)).toBeNull()
})
