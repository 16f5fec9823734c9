import type { ModelCapabilities } from '../../model.ts'
import type { ProviderInfo } from '../../provider.ts'

/** Where requests go unless another address is set: fal's queue. */
export const falQueueUrl = 'https://queue.fal.run'

/** Where fal puts pictures that it does not give in the answer itself. */
const falPictures = 'https://*.fal.media'

const base = {
  markup: false,
  depth: 8,
  anyColorSpace: false,
  alpha: false,
  transparentOutput: false,
  faithful: false,
  strength: null,
  seed: true,
  streaming: false,
  qualities: [],
  complexities: [],
} as const

/**
 * FLUX.1 Fill [pro]: sees nothing of what lies under the mask, and keeps everything outside it (measured: not one
 * pixel differed). What it takes is as in `FluxProFillInput` of fal's client 1.10.1.
 */
export const fluxFill: ModelCapabilities = {
  ...base,
  id: 'fal-ai/flux-pro/v1/fill',
  label: 'FLUX.1 Fill',
  sizes: {
    kind: 'rule',
    multipleOf: 16,
    maxEdge: 2048,
    minPixels: 512 * 512,
    maxPixels: 2048 * 2048,
    maxRatio: 4,
  },
  mask: { meaning: 'white', kept: 'exact', blanks: true, required: true },
  maxReferences: 0,
  maxVariations: 4,
  generates: false,
  reads: 'descriptions',
  prices: { source: 'fal’s model page', readOn: '2026-11-21' },
}

/**
 * FLUX.2 [pro]: follows instructions and takes further pictures, but no mask. What it takes is as in `Flux2ProEditInput`
 * of fal's client 1.10.1; edges below 512 are refused by its sister models.
 */
export const flux2Pro: ModelCapabilities = {
  ...base,
  id: 'fal-ai/flux-2-pro/edit',
  label: 'FLUX.2 Pro',
  sizes: {
    kind: 'rule',
    multipleOf: 16,
    maxEdge: 2048,
    minPixels: 655_360,
    maxPixels: 2048 * 2048,
    maxRatio: 2.4,
  },
  mask: null,
  maxReferences: 7,
  maxVariations: 1,
  generates: 'sketch',
  prices: { source: 'fal’s model page', readOn: '2026-11-21' },
}

/** Where a first picture is made from words alone. */
export const wordsEndpoint = 'fal-ai/flux-2-pro'

/** Models that fal runs, as data. */
export const falInfo: ProviderInfo = {
  id: 'fal',
  label: 'fal',
  description:
    'Paints with FLUX models at fal.ai: Fill changes nothing outside the mask, FLUX.2 follows instructions. The crop, the mask and your words are sent to fal, and each call costs money.',
  needsKey: true,
  keyVariable: 'FAL_KEY',
  origins: [falQueueUrl, falPictures],
  takesBaseUrl: true,
  options: [
    {
      id: 'tolerance',
      label: 'Safety tolerance',
      help: 'What the model’s own content filter lets through: 1 is strictest, 5 lets most through.',
      values: ['2', '1', '3', '4', '5'],
    },
  ],
  models: [fluxFill, flux2Pro],
  defaultModel: flux2Pro.id,
}
