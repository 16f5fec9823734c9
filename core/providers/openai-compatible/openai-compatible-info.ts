import type { ModelCapabilities } from '../../model.ts'
import type { ProviderInfo } from '../../provider.ts'
import { noisedStrengthAdvice } from '../strength-advice.ts'

/** Where requests go unless another address is set: what stable-diffusion.cpp's server listens at. */
export const openaiCompatibleBaseUrl = 'http://localhost:1234/v1'

/** The model that is not named in requests: the server takes the one that it has. */
export const serversModel: ModelCapabilities = {
  id: 'server',
  label: 'The server’s own model',
  // Latents of common models are made of blocks of 64 pixels; below 512×512 they draw badly.
  sizes: {
    kind: 'rule',
    multipleOf: 64,
    maxEdge: 2048,
    minPixels: 512 * 512,
    maxPixels: 2048 * 2048,
    maxRatio: 3,
  },
  // Such servers read brightness or alpha: this says the same in both.
  mask: { meaning: 'alpha 0', kept: 'hint', blanks: false },
  markup: false,
  depth: 8,
  anyColorSpace: false,
  alpha: false,
  transparentOutput: false,
  faithful: false,
  maxReferences: 4,
  maxVariations: 4,
  strength: null,
  seed: false,
  streaming: false,
  generates: 'sketch',
  qualities: [],
  complexities: [],
  prices: null,
}

/** What stable-diffusion.cpp calls its model; it takes more than the protocol has, written into the words. */
export const sdCppModel: ModelCapabilities = {
  ...serversModel,
  id: 'sd-cpp-local',
  label: 'stable-diffusion.cpp',
  strength: {
    usual: null,
    advice: noisedStrengthAdvice,
  },
  seed: true,
}

/** Any server that speaks OpenAI's protocol for pictures, as data. */
export const openaiCompatibleInfo: ProviderInfo = {
  id: 'openai-compatible',
  label: 'OpenAI-compatible server',
  description:
    'Paints on a server that speaks OpenAI’s protocol, such as stable-diffusion.cpp on your own machine; the crop, the mask and your words go to that server only.',
  needsKey: false,
  takesKey: true,
  keyVariable: 'OPENAI_COMPATIBLE_API_KEY',
  origins: ['http://localhost:1234'],
  takesBaseUrl: true,
  models: [serversModel, sdCppModel],
  modelsFromServer: true,
  defaultModel: serversModel.id,
}
