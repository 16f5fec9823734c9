import type { Size } from '../../image/rect.ts'
import type { Estimate } from '../../provider.ts'
import { usualQuality } from './openai-info.ts'

/** US dollars for a million tokens; the same for all current models. */
const rates = { text: 5, imageIn: 8, out: 30 } as const

/** Published prices of one answered picture, by quality; pictures and words that are sent come on top. */
type PriceList = readonly { readonly size: Size; readonly usd: Readonly<Record<string, number>> }[]

const prices25: PriceList = [
  {
    size: { width: 1024, height: 1024 },
    usd: { low: 0.006, medium: 0.013, high: 0.053, xhigh: 0.094, max: 0.211 },
  },
  {
    size: { width: 1536, height: 1024 },
    usd: { low: 0.005, medium: 0.01, high: 0.041, xhigh: 0.074, max: 0.165 },
  },
  {
    size: { width: 2560, height: 1440 },
    usd: { low: 0.006, medium: 0.014, high: 0.055, xhigh: 0.098, max: 0.221 },
  },
  {
    size: { width: 3840, height: 2160 },
    usd: { low: 0.011, medium: 0.026, high: 0.1, xhigh: 0.178, max: 0.4 },
  },
]

/** No list has been published for the 2.6 models. */
const priceLists: Readonly<Record<string, PriceList>> = {
  'gpt-image-2': [
    { size: { width: 1024, height: 1024 }, usd: { low: 0.006, medium: 0.053, high: 0.211 } },
  ],
  'gpt-image-2.5-sunburst': prices25,
  'gpt-image-2.5-flare': prices25,
}

/**
 * Estimates what a call costs in US dollars from OpenAI's published prices; null where none is published.
 *
 * Sizes between two published ones are taken at the dearer one, larger than all of them have no price. Input
 * pictures are not in it.
 */
export function estimateOpenai(request: {
  readonly model: string
  readonly size: Size
  readonly quality: string | null
  readonly variations: number
}): Estimate | null {
  const list = priceLists[request.model] ?? []
  const pixels = request.size.width * request.size.height
  const above = list.findIndex((entry) => pixelsOf(entry) >= pixels)
  if (above < 0) return null
  const isListed = pixelsOf(list[above]) === pixels
  const around = list.slice(isListed ? above : Math.max(0, above - 1), above + 1)
  const quality = request.quality ?? usualQuality
  const prices = around.flatMap(({ usd }) => usd[quality] ?? [])
  if (prices.length === 0) return null
  return {
    lowUsd: Math.min(...prices) * request.variations,
    highUsd: Math.max(...prices) * request.variations,
    source: isListed ? 'table' : 'interpolated',
  }
}

function pixelsOf(entry: PriceList[number] | undefined): number {
  return entry ? entry.size.width * entry.size.height : 0
}

/** What OpenAI says a call used, in tokens. */
export interface TokenUsage {
  readonly textIn: number
  readonly imageIn: number
  readonly out: number
}

/** Gives the price of the tokens that a call used, in US dollars. */
export function costOf({ textIn, imageIn, out }: TokenUsage): number {
  return (textIn * rates.text + imageIn * rates.imageIn + out * rates.out) / 1_000_000
}
