import { expect, test } from 'vitest'
import type { Priced } from '../../../../core/provider.ts'
import { flux2Pro, fluxFill } from '../../../../core/providers/fal/fal-info.ts'
import { estimateFal } from '../../../../core/providers/fal/fal-prices.ts'

function priced(model: string, width: number, height: number, more: Partial<Priced> = {}): Priced {
  const size = { width, height }
  return { model, size, quality: null, variations: 1, pictures: [], promptLength: 100, ...more }
}

/** To a thousandth of a cent: sums of decimal fractions are not exact. */
function rounded(estimate: ReturnType<typeof estimateFal>) {
  if (!estimate) return null
  const { lowUsd, highUsd, source } = estimate
  return [Math.round(lowUsd * 1e5) / 1e5, Math.round(highUsd * 1e5) / 1e5, source]
}

test('FLUX.2 costs what fal’s own examples say, without what is sent', () => {
  for (const [width, height, usd] of [
    [1024, 1024, 0.03],
    [1920, 1080, 0.045],
    [512, 512, 0.03],
  ] as const) {
    expect(rounded(estimateFal(priced(flux2Pro.id, width, height)))).toEqual([usd, usd, 'table'])
  }
})

test('pictures that are sent may count, a megapixel each at least', () => {
  const pictures = [
    { width: 1024, height: 1024 },
    { width: 300, height: 300 },
  ]
  expect(rounded(estimateFal(priced(flux2Pro.id, 1024, 1024, { pictures })))).toEqual([
    ...[0.03, 0.06, 'table'],
  ])
})

test('FLUX.1 Fill costs by the megapixel, for each picture, with parts of one as the range', () => {
  expect(rounded(estimateFal(priced(fluxFill.id, 1024, 1024)))).toEqual([0.05, 0.1, 'table'])
  expect(rounded(estimateFal(priced(fluxFill.id, 512, 512, { variations: 4 })))).toEqual([
    ...[0.05, 0.2, 'table'],
  ])
})

test('a model that is not on the list has no price', () => {
  expect(estimateFal(priced('fal-ai/other', 1024, 1024))).toBeNull()
})
