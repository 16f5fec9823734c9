import type { ModelCapabilities, PriceSource } from '../../model.ts'
import type { ProviderInfo } from '../../provider.ts'
import { geminiSizes, type ImageSize } from './gemini-sizes.ts'

/** Where requests go unless another address is set. */
export const geminiBaseUrl = 'https://generativelanguage.googleapis.com/v1beta'

/**
 * Google’s image models as data.
 *
 * None takes a mask, and each paints the whole picture anew, often shifted and widened a little: answers are
 * registered before anything else.
 */
export const geminiInfo: ProviderInfo = {
  id: 'gemini',
  label: 'Gemini',
  description:
    'Paints with Google’s image models; they take no mask and paint the whole picture anew, so everything outside your region is put back afterwards. The crop and your words are sent to Google, and each call costs money.',
  needsKey: true,
  keyVariable: 'GEMINI_API_KEY',
  origins: ['https://generativelanguage.googleapis.com'],
  takesBaseUrl: true,
  models: [
    model('gemini-nano-banana-2.1', 'Nano Banana 2.1', ['1K', '2K', '4K'], {
      source: 'Google’s prices for a million tokens, as LiteLLM lists them',
      readOn: '2026-11-21',
    }),
    model('gemini-3-pro-image', 'Nano Banana Pro', ['1K', '2K', '4K'], {
      source: 'Google’s price list',
      readOn: '2026-07-01',
    }),
    model('gemini-3.1-flash-lite-image', 'Nano Banana 2 Lite', ['1K'], {
      source: 'Google’s price list',
      readOn: '2026-06-30',
    }),
  ],
  retiredModels: {
    'gemini-3.1-flash-image': '2026-10-29',
    'gemini-2.5-flash-image': '2026-10-02',
  },
  defaultModel: 'gemini-nano-banana-2.1',
}

function model(
  id: string,
  label: string,
  imageSizes: readonly ImageSize[],
  prices: PriceSource,
): ModelCapabilities {
  return {
    id,
    label,
    sizes: {
      kind: 'list',
      sizes: geminiSizes(imageSizes).map(({ width, height }) => ({ width, height })),
    },
    // A request may carry 100 MB in all; what is left is for references and words.
    wire: { dataUrlLength: 75_000_000 },
    mask: null,
    markup: false,
    depth: 8,
    anyColorSpace: false,
    alpha: false,
    transparentOutput: false,
    faithful: false,
    maxReferences: 13,
    maxVariations: 1,
    strength: null,
    seed: false,
    streaming: false,
    generates: 'sketch',
    qualities: [],
    complexities: [],
    prices,
  }
}
