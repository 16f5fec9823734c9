import type { Size } from '../../image/rect.ts'
import type { Estimate, Priced } from '../../provider.ts'
import { inputTokens, textTokens } from './input-tokens.ts'
import { openaiModel, usualQuality } from './openai-models.ts'
import type { PicturePrice, TokenRates } from './openai-prices.ts'
import { outputTokens } from './output-tokens.ts'

/** Tokens that each half-painted picture costs, by OpenAI's guide. */
const previewTokens = 100

/** What a picture costs, and whether that is published for just this size. */
interface PictureUsd {
  readonly usd: number
  readonly isPublished: boolean
}

/**
 * Estimates what a call costs in US dollars from OpenAI's published prices; null where none is published.
 *
 * The painted pictures by OpenAI's price list or calculator, plus what is sent: the lower end counts it once and by the
 * least that it was seen to cost, the higher end for every variation, by the most, with all half-painted pictures that
 * may be shown.
 *
 * @param previews How many half-painted pictures may come with a single one.
 */
export function estimateOpenai(priced: Priced, previews = 0): Estimate | null {
  const { prices } = openaiModel(priced.model) ?? {}
  const painted = prices?.picture && pictureUsd(prices.picture, prices.rates, priced)
  if (!prices || !painted) return null
  const { text, imageIn, imageOut } = prices.rates
  const { pictures, promptLength, variations } = priced
  const words = textTokens(promptLength, pictures.length)
  const sent = pictures.map((size) => inputTokens(size, prices.sent))
  const sum = (end: 'low' | 'high') =>
    (words[end] * text + sent.reduce((tokens, one) => tokens + one[end], 0) * imageIn) / 1_000_000
  // Several pictures are painted without any being shown half-way.
  const shown = variations === 1 ? previews : 0
  const previewUsd = (shown * previewTokens * imageOut) / 1_000_000
  return {
    lowUsd: painted.usd * variations + sum('low'),
    highUsd: (painted.usd + sum('high') + previewUsd) * variations,
    paintedUsd: painted.usd * variations,
    source: painted.isPublished ? 'table' : 'interpolated',
  }
}

function pictureUsd(
  price: PicturePrice,
  { imageOut }: TokenRates,
  { size, quality }: Priced,
): PictureUsd | null {
  const level = quality ?? usualQuality
  if (price.kind === 'list') {
    const usd = price.usd[level]
    const isSquare = size.width === size.height
    return usd ? { usd: isSquare ? usd.square : usd.oblong, isPublished: true } : null
  }
  const pieces = price.pieces[level]
  if (pieces === undefined) return null
  return {
    usd: (outputTokens(size, pieces) * imageOut) / 1_000_000,
    isPublished: price.published.some((one) => isSameEitherWay(one, size)),
  }
}

/** Upright pictures cost what lying ones of the same edges do. */
function isSameEitherWay(a: Size, b: Size): boolean {
  return a.width * a.height === b.width * b.height && a.width + a.height === b.width + b.height
}

/** What OpenAI says a call used, in tokens. */
export interface TokenUsage {
  readonly textIn: number
  readonly imageIn: number
  readonly imageOut: number
  readonly textOut: number
}

/** Gives the price of the tokens that a call used, in US dollars. */
export function costOf(usage: TokenUsage, rates: TokenRates): number {
  const { textIn, imageIn, imageOut, textOut } = usage
  const dollars =
    textIn * rates.text +
    imageIn * rates.imageIn +
    imageOut * rates.imageOut +
    textOut * (rates.textOut ?? rates.imageOut)
  return dollars / 1_000_000
}
