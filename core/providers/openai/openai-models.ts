import type { SizeRule } from '../../edit/plan.ts'
import type { ModelCapabilities } from '../../model.ts'
import {
  type OpenaiPrices,
  prices2,
  prices15,
  prices25,
  prices26,
  pricesMini,
} from './openai-prices.ts'

/** One of OpenAI's models: what it can do, and what only OpenAI's own protocol has. */
export interface OpenaiModel {
  readonly capabilities: ModelCapabilities
  readonly prices: OpenaiPrices | null
  /** Set where it must be asked to keep the details of what it is given; later models always do, and refuse the field. */
  readonly inputFidelity?: 'high'
}

/** The quality asked for when none is named: "auto" would leave the price open. */
export const usualQuality = 'medium'

/**
 * What one request can carry: the longest data URL by the API's schema (`EditImageBodyJsonParam`), the mask by its
 * reference, which says 4 MB where the guide says 50.
 */
export const openaiWire = { dataUrlLength: 20_971_520, maskBytes: 4_000_000 } as const

/** Sizes since GPT Image 2, by OpenAI's guide. */
const anySize: SizeRule = {
  kind: 'rule',
  multipleOf: 16,
  maxEdge: 3840,
  minPixels: 655_360,
  maxPixels: 8_294_400,
  maxRatio: 3,
}

/** The sizes of older models, and of servers that know no others. */
export const fixedSizes = [
  { width: 1024, height: 1024 },
  { width: 1536, height: 1024 },
  { width: 1024, height: 1536 },
] as const

const fewSizes: SizeRule = { kind: 'list', sizes: fixedSizes }
const threeQualities = ['low', 'medium', 'high']
const fiveQualities = [...threeQualities, 'xhigh', 'max']

/** OpenAI's image models, as of 2026-11-20; the first is the usual one. */
export const openaiModels: readonly OpenaiModel[] = [
  model('gpt-image-2.5-sunburst', 'GPT Image 2.5 Sunburst', prices25, fiveQualities),
  model('gpt-image-2.5-flare', 'GPT Image 2.5 Flare', prices25, fiveQualities),
  withComplexity(
    model('gpt-image-2.6-sunburst', 'GPT Image 2.6 Sunburst', prices26, fiveQualities),
  ),
  withComplexity(model('gpt-image-2.6-flare', 'GPT Image 2.6 Flare', prices26, fiveQualities)),
  model('gpt-image-2', 'GPT Image 2', prices2, threeQualities),
  {
    ...older('gpt-image-1.5', 'GPT Image 1.5', prices15, '2026-12-01'),
    inputFidelity: 'high',
  },
  older('gpt-image-1-mini', 'GPT Image 1 Mini', pricesMini),
  older('chatgpt-image-latest', 'ChatGPT Image (latest)', null),
  model(
    'gpt-image-2.5-sunburst-2026-09-08',
    'GPT Image 2.5 Sunburst of 2026-09-08',
    prices25,
    fiveQualities,
  ),
  model(
    'gpt-image-2.5-flare-2026-09-08',
    'GPT Image 2.5 Flare of 2026-09-08',
    prices25,
    fiveQualities,
  ),
  model('gpt-image-2-2026-04-21', 'GPT Image 2 of 2026-04-21', prices2, threeQualities),
]

/** Models that can be used no more, with their last day. */
export const retiredOpenaiModels: Readonly<Record<string, string>> = {
  'gpt-image-1': '2026-10-23',
  'dall-e-2': '2026-05-12',
  'dall-e-3': '2026-05-12',
}

/** Gives a model by its id; undefined for one that is not in the table. */
export function openaiModel(id: string): OpenaiModel | undefined {
  return openaiModels.find(({ capabilities }) => capabilities.id === id)
}

/** A mask is guidance to all of them: they repaint the whole picture, and do not see what lies under it. */
function model(
  id: string,
  label: string,
  prices: OpenaiPrices | null,
  qualities: readonly string[],
): OpenaiModel {
  return {
    prices,
    capabilities: {
      ...{ id, label, qualities },
      sizes: anySize,
      wire: openaiWire,
      mask: { meaning: 'alpha 0', kept: 'hint', blanks: true },
      // The field came with 2.5.
      markup: !id.startsWith('gpt-image-2-') && id !== 'gpt-image-2',
      depth: 8,
      anyColorSpace: false,
      alpha: false,
      transparentOutput: true,
      faithful: false,
      maxReferences: 15,
      maxVariations: 10,
      strength: null,
      seed: false,
      streaming: 'events',
      generates: 'sketch',
      complexities: [],
      prices: prices && { source: prices.source, readOn: prices.readOn },
    },
  }
}

function withComplexity(one: OpenaiModel): OpenaiModel {
  return {
    ...one,
    capabilities: { ...one.capabilities, complexities: ['low', 'medium', 'high'] },
  }
}

function older(
  id: string,
  label: string,
  prices: OpenaiPrices | null,
  retires?: string,
): OpenaiModel {
  const one = model(id, label, prices, threeQualities)
  return {
    ...one,
    capabilities: {
      ...one.capabilities,
      sizes: fewSizes,
      markup: false,
      ...(retires !== undefined && { retires }),
    },
  }
}
