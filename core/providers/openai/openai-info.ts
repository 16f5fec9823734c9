import type { ModelCapabilities } from '../../model.ts'
import type { ProviderInfo } from '../../provider.ts'

/** Where requests go unless another address is set. */
export const openaiBaseUrl = 'https://api.openai.com/v1'

/**
 * What one request can carry: the longest data URL by the API's schema (`EditImageBodyJsonParam`), the mask by its
 * reference, which says 4 MB where the guide says 50.
 */
export const openaiWire = { dataUrlLength: 20_971_520, maskBytes: 4_000_000 } as const

/** OpenAI's image models as data. A mask is guidance to all of them: they repaint the whole picture. */
export const openaiInfo: ProviderInfo = {
  id: 'openai',
  label: 'OpenAI',
  description:
    'Paints with OpenAI’s image models; the crop, the mask and your words are sent to OpenAI, and each call costs money.',
  needsKey: true,
  keyVariable: 'OPENAI_API_KEY',
  origins: ['https://api.openai.com'],
  takesBaseUrl: true,
  models: [
    model('gpt-image-2.5-sunburst', 'GPT Image 2.5 Sunburst', ['xhigh', 'max']),
    model('gpt-image-2.5-flare', 'GPT Image 2.5 Flare', ['xhigh', 'max']),
    model('gpt-image-2.6-sunburst', 'GPT Image 2.6 Sunburst', ['xhigh', 'max']),
    model('gpt-image-2.6-flare', 'GPT Image 2.6 Flare', ['xhigh', 'max']),
    model('gpt-image-2', 'GPT Image 2', []),
  ],
  defaultModel: 'gpt-image-2.5-sunburst',
}

/** The quality asked for when none is named: "auto" would leave the price open. */
export const usualQuality = 'medium'

function model(id: string, label: string, more: readonly string[]): ModelCapabilities {
  return {
    id,
    label,
    sizes: {
      kind: 'rule',
      multipleOf: 16,
      maxEdge: 3840,
      minPixels: 655_360,
      maxPixels: 8_294_400,
      maxRatio: 3,
    },
    wire: openaiWire,
    mask: { meaning: 'alpha 0', kept: 'hint', blanks: true },
    markup: false,
    depth: 8,
    anyColorSpace: false,
    alpha: false,
    transparentOutput: true,
    faithful: false,
    maxReferences: 15,
    maxVariations: 10,
    strength: null,
    seed: false,
    streaming: false,
    generates: false,
    qualities: ['low', 'medium', 'high', ...more],
    complexities: [],
    prices: { source: 'OpenAI’s price list', readOn: '2026-09-30' },
  }
}
