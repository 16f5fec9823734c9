import type { Size } from '../../image/rect.ts'
import type { PriceSource } from '../../model.ts'

/** US dollars for a million tokens. */
export interface TokenRates {
  readonly text: number
  readonly imageIn: number
  readonly imageOut: number
  /** Of words that the model writes while it paints; absent: it is charged for none. */
  readonly textOut?: number
}

/** What a painted picture costs: by a rule over its size, or by a list of the only sizes that there are. */
export type PicturePrice =
  | {
      readonly kind: 'tokens'
      /** Pieces along the longer edge, by quality; see {@link outputTokens}. */
      readonly pieces: Readonly<Record<string, number>>
      /** Sizes whose price OpenAI's calculator was seen to show; all others are worked out by its rule. */
      readonly published: readonly Size[]
    }
  | {
      readonly kind: 'list'
      /** US dollars a picture, by quality: of a square, and of an oblong one. */
      readonly usd: Readonly<Record<string, { readonly square: number; readonly oblong: number }>>
    }

/** How OpenAI counts a picture that is sent, in tokens. */
export interface SentPicturePrice {
  /** In patches of 32 pixels, or in tiles of 512. */
  readonly kind: 'patches' | 'tiles'
  /** Tokens that come on top of each, where details are to be kept. */
  readonly forDetail: number
}

/** The prices of a family of models. */
export interface OpenaiPrices extends PriceSource {
  readonly rates: TokenRates
  /** Null: no price a picture is published, so that it has none before the call. */
  readonly picture: PicturePrice | null
  readonly sent: SentPicturePrice
}

const patches: SentPicturePrice = { kind: 'patches', forDetail: 0 }

/** Prices of GPT Image 2 (openai.com pricing; its calculator). */
export const prices2: OpenaiPrices = {
  source: 'OpenAI’s price list and calculator',
  readOn: '2026-09-30',
  rates: { text: 5, imageIn: 8, imageOut: 30 },
  picture: {
    kind: 'tokens',
    pieces: { low: 16, medium: 48, high: 96 },
    published: [
      { width: 1024, height: 1024 },
      { width: 1536, height: 1024 },
    ],
  },
  sent: patches,
}

/** Prices of GPT Image 2.5, Sunburst and Flare alike. */
export const prices25: OpenaiPrices = {
  source: 'OpenAI’s price list and calculator',
  readOn: '2026-09-30',
  rates: { text: 5, imageIn: 8, imageOut: 30 },
  picture: {
    kind: 'tokens',
    pieces: { low: 16, medium: 24, high: 48, xhigh: 64, max: 96 },
    published: [
      { width: 1024, height: 1024 },
      { width: 1536, height: 1024 },
      { width: 1536, height: 864 },
      { width: 2048, height: 1152 },
      { width: 2560, height: 1440 },
      { width: 2048, height: 2048 },
      { width: 3840, height: 2160 },
    ],
  },
  sent: patches,
}

/** Prices of GPT Image 2.6: its tokens have a price, but how many a picture takes is published nowhere. */
export const prices26: OpenaiPrices = {
  source: 'OpenAI’s price list, for tokens only',
  readOn: '2026-11-20',
  rates: { text: 5, imageIn: 8, imageOut: 30 },
  picture: null,
  sent: patches,
}

/** Prices of GPT Image 1.5. */
export const prices15: OpenaiPrices = {
  source: 'OpenAI’s page of the model',
  readOn: '2026-03-24',
  rates: { text: 5, imageIn: 8, imageOut: 32, textOut: 10 },
  picture: {
    kind: 'list',
    usd: {
      low: { square: 0.009, oblong: 0.013 },
      medium: { square: 0.034, oblong: 0.05 },
      high: { square: 0.133, oblong: 0.2 },
    },
  },
  // Its guide: 4,160 tokens more for a square, 6,240 for an oblong one.
  sent: { kind: 'tiles', forDetail: 6240 },
}

/** Prices of GPT Image 1 Mini. */
export const pricesMini: OpenaiPrices = {
  source: 'OpenAI’s page of the model',
  readOn: '2026-03-24',
  rates: { text: 2, imageIn: 2.5, imageOut: 8 },
  picture: {
    kind: 'list',
    usd: {
      low: { square: 0.005, oblong: 0.006 },
      medium: { square: 0.011, oblong: 0.015 },
      high: { square: 0.036, oblong: 0.052 },
    },
  },
  sent: { kind: 'tiles', forDetail: 0 },
}
