import { describe, expect, test } from 'vitest'
import type { Priced } from '../../../../core/provider.ts'
import { outputTokens } from '../../../../core/providers/openai/output-tokens.ts'
import { costOf, estimateOpenai } from '../../../../core/providers/openai/prices.ts'

function estimate(model: string, width: number, height: number, more: Partial<Priced> = {}) {
  return estimateOpenai({
    ...{ model, size: { width, height }, quality: 'high', variations: 1 },
    ...{ pictures: [], promptLength: 0, ...more },
  })
}

/** OpenAI's calculator for GPT Image 2.5, as read on 2026-09-30, in output tokens. */
const calculator25 = [
  ['1024x1024', 196, 439, 1756, 3122, 7024],
  ['1536x1024', 158, 343, 1372, 2459, 5488],
  ['1536x864', 120, 280, 1078, 1917, 4312],
  ['2048x1152', 157, 367, 1413, 2511, 5650],
  ['2560x1440', 205, 478, 1843, 3276, 7370],
  ['2048x2048', 397, 892, 3568, 6343, 14_272],
  ['3840x2160', 371, 865, 3336, 5930, 13_342],
] as const
const qualities = ['low', 'medium', 'high', 'xhigh', 'max']

describe.each(calculator25)('%s costs what the calculator showed', (text, ...tokens) => {
  const [width = 0, height = 0] = text.split('x').map(Number)

  test.each(qualities.map((quality, i) => [quality, tokens[i]!] as const))('%s', (quality, n) => {
    const usd = (n * 30) / 1_000_000
    const expected = { lowUsd: usd, highUsd: usd, paintedUsd: usd, source: 'table' }
    expect(estimate('gpt-image-2.5-sunburst', width, height, { quality })).toEqual(expected)
    expect(estimate('gpt-image-2.5-flare', height, width, { quality })).toEqual(expected)
  })
})

test.each([
  ['gpt-image-2', 'low', 0.006],
  ['gpt-image-2', 'medium', 0.053],
  ['gpt-image-2', 'high', 0.211],
  ['gpt-image-1.5', 'medium', 0.034],
  ['gpt-image-1-mini', 'low', 0.005],
])('a square of %s in %s has its published price', (model, quality, usd) => {
  const found = estimate(model, 1024, 1024, { quality })
  expect(found?.lowUsd).toBeCloseTo(usd, 3)
  expect(found).toMatchObject({ highUsd: found?.lowUsd, source: 'table' })
})

test('sizes that the calculator was not seen with are worked out by its rule', () => {
  // 1792×1024 and 3584×2048 at the finest of GPT Image 2, as users saw them in the calculator.
  expect(outputTokens({ width: 1792, height: 1024 }, 96)).toBe(5063)
  expect(outputTokens({ width: 3584, height: 2048 }, 96)).toBe(12_329)
  expect(estimate('gpt-image-2', 1792, 1024)).toMatchObject({ source: 'interpolated' })
})

test('an open quality is priced as the one that is asked for', () => {
  expect(estimate('gpt-image-2.5-sunburst', 1024, 1024, { quality: null })?.lowUsd).toBe(0.01317)
})

test('variations multiply the painted pictures; what is sent counts once or for each', () => {
  const one = { pictures: [{ width: 1024, height: 1024 }], promptLength: 600 }
  const found = estimate('gpt-image-2.5-sunburst', 1024, 1024, { ...one, variations: 3 })!
  // 819 of 1024 patches and 100 tokens of words; 1536 patches and 380 tokens of words, three times.
  expect(found.lowUsd).toBeCloseTo(3 * 0.05268 + (819 * 8 + 100 * 5) / 1e6, 12)
  expect(found.paintedUsd).toBeCloseTo(3 * 0.05268, 12)
  expect(found.highUsd).toBeCloseTo(3 * (0.05268 + (1536 * 8 + 380 * 5) / 1e6), 12)
})

test('what users measured for pictures that are sent lies within the estimate', () => {
  const pictures = Array.from({ length: 6 }, () => ({ width: 1536, height: 1024 }))
  const quality = 'low'
  const { lowUsd, highUsd } = estimate('gpt-image-2.5-sunburst', 1536, 1024, { pictures, quality })!
  const measured = (8349 * 8 + 158 * 30) / 1_000_000
  expect(lowUsd).toBeLessThan(measured)
  expect(highUsd).toBeGreaterThan(measured)
})

test('half-painted pictures may come on top', () => {
  const priced = { model: 'gpt-image-2.5-flare', size: { width: 1024, height: 1024 } }
  const found = estimateOpenai(
    { ...priced, quality: 'high', variations: 1, pictures: [], promptLength: 0 },
    2,
  )
  expect(found?.lowUsd).toBe(0.05268)
  expect(found?.highUsd).toBeCloseTo(0.05868, 12)
  const several = estimateOpenai(
    { ...priced, quality: 'high', variations: 2, pictures: [], promptLength: 0 },
    2,
  )
  expect(several?.highUsd).toBeCloseTo(2 * 0.05268, 12)
})

test('what has no published price has none', () => {
  expect(estimate('gpt-image-2.6-sunburst', 1024, 1024)).toBeNull()
  expect(estimate('gpt-image-2', 1024, 1024, { quality: 'max' })).toBeNull()
  expect(estimate('chatgpt-image-latest', 1024, 1024)).toBeNull()
  expect(estimate('gpt-image-9', 1024, 1024)).toBeNull()
})

test('used tokens cost what their kind costs', () => {
  const rates = { text: 5, imageIn: 8, imageOut: 32, textOut: 10 }
  const usage = { textIn: 1000, imageIn: 2000, imageOut: 3000, textOut: 100 }
  expect(costOf(usage, rates)).toBeCloseTo((5 + 16 + 96 + 1) / 1000, 12)
})
