import type { Estimate, Priced } from '../../provider.ts'
import { type ImageSize, inGeminisTerms } from './gemini-sizes.ts'

/** US dollars for a million tokens, and the tokens of one painted picture by its size. */
interface Rates {
  readonly input: number
  readonly text: number
  readonly image: number
  /** Least and most; one number where it is published. */
  readonly tokens: Readonly<Partial<Record<ImageSize, readonly [least: number, most: number]>>>
  /** Sizes whose price for a picture is published as such. */
  readonly published: readonly ImageSize[]
}

const rates: Readonly<Record<string, Rates>> = {
  // 2K and 4K are not published for it: the least is what its sister takes, the most what fal's prices for it come to.
  'gemini-nano-banana-2.1': {
    ...{ input: 1.5, text: 7.5, image: 30, published: ['1K'] },
    tokens: { '1K': [1120, 1120], '2K': [1680, 1680], '4K': [2520, 3800] },
  },
  'gemini-3-pro-image': {
    ...{ input: 2, text: 12, image: 120, published: ['1K', '2K', '4K'] },
    tokens: { '1K': [1120, 1120], '2K': [1120, 1120], '4K': [2000, 2000] },
  },
  'gemini-3.1-flash-lite-image': {
    ...{ input: 0.25, text: 1.5, image: 30, published: ['1K'] },
    tokens: { '1K': [1120, 1120] },
  },
}

/** Tokens of one picture that is sent, as far as models differ in it, and of what a model thinks before it paints. */
const sentPicture = [560, 1120] as const
const thoughts = [0, 2000] as const

/** Characters of text that make a token, in languages with short and with long words. */
const charactersOfToken = [4, 2] as const

/**
 * Estimates what a call costs in US dollars from Google's prices: the painted picture, what is sent, and what the model
 * may think, which is billed as text. Null for models without a price.
 */
export function estimateGemini(priced: Priced): Estimate | null {
  const { model, size, variations, pictures, promptLength } = priced
  const of = rates[model]
  const { imageSize } = inGeminisTerms(size)
  const painted = of?.tokens[imageSize]
  if (!of || !painted) return null
  const sum = (end: 0 | 1) =>
    variations *
    cost(of, {
      image: painted[end],
      text: thoughts[end],
      input: pictures.length * sentPicture[end] + promptLength / charactersOfToken[end],
    })
  const isPublished = of.published.includes(imageSize)
  return { lowUsd: sum(0), highUsd: sum(1), source: isPublished ? 'table' : 'interpolated' }
}

/** What Gemini says a call used, in tokens. */
export interface GeminiTokens {
  readonly input: number
  readonly image: number
  /** Words and thoughts. */
  readonly text: number
}

/** Gives the price of the tokens that a call used, in US dollars; null for models without a price. */
export function costOfTokens(model: string, tokens: GeminiTokens): number | null {
  const of = rates[model]
  return of ? cost(of, tokens) : null
}

function cost(of: Rates, { input, image, text }: GeminiTokens): number {
  return (input * of.input + image * of.image + text * of.text) / 1_000_000
}
