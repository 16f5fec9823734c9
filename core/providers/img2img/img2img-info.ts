import type { ModelCapabilities } from '../../model.ts'
import type { ProviderInfo } from '../../provider.ts'
import { noisedStrengthAdvice } from '../strength-advice.ts'

/** Where requests go unless another address is set: what AUTOMATIC1111, Forge and SD.Next listen at. */
export const img2imgBaseUrl = 'http://localhost:7860'

/** How far a picture may leave what it starts from when nothing is said, 0 to 1. */
export const usualStrength = { edit: 0.45, sketch: 0.75 } as const

/** The model that asks for none: whatever the server has loaded paints. */
export const loadedModel: ModelCapabilities = {
  id: 'loaded',
  label: 'The server’s loaded model',
  // Latents are an eighth of the picture; below 512×512 these models draw badly, and 4 megapixels fill a large card.
  sizes: {
    kind: 'rule',
    multipleOf: 8,
    maxEdge: 4096,
    minPixels: 512 * 512,
    maxPixels: 2048 * 2048,
    maxRatio: 4,
  },
  mask: { meaning: 'white', kept: 'hint', blanks: false },
  markup: false,
  depth: 8,
  anyColorSpace: false,
  alpha: false,
  transparentOutput: false,
  faithful: false,
  maxReferences: 0,
  maxVariations: 4,
  strength: {
    usual: usualStrength.edit,
    advice: noisedStrengthAdvice,
  },
  seed: true,
  streaming: 'polled',
  generates: 'sketch',
  qualities: [],
  complexities: [],
  upscales: true,
  reads: 'descriptions',
  prices: null,
}

/** A server with Stable Diffusion on the user’s own machine, as data. */
export const img2imgInfo: ProviderInfo = {
  id: 'img2img',
  label: 'Stable Diffusion server',
  description:
    'Paints on your own AUTOMATIC1111, Forge or SD.Next server (started with --api); the crop, the mask and your words go to that server only, and it costs nothing.',
  needsKey: false,
  takesKey: true,
  keyVariable: 'IMG2IMG_AUTH',
  origins: [img2imgBaseUrl],
  takesBaseUrl: true,
  options: [
    {
      id: 'steps',
      label: 'Steps',
      help: 'How many steps the picture is painted in: 20 to 40 suit most models, very fast ones take 4 to 8. Empty leaves it to the server.',
    },
    {
      id: 'guidance',
      label: 'Guidance',
      help: 'How strictly the words are followed: about 7 for older models, 1 to 4 for newer ones. Empty leaves it to the server.',
    },
    {
      id: 'sampler',
      label: 'Sampler',
      help: 'The sampler’s name as the server writes it, such as DPM++ 2M. Empty leaves it to the server.',
    },
    {
      id: 'negative',
      label: 'Never show',
      help: 'What must not appear, as words: blurry, watermark.',
    },
    {
      id: 'upscaler',
      label: 'Upscaler',
      help: 'The upscaler’s name as the server writes it, such as R-ESRGAN 4x+. Empty takes the first that adds detail.',
    },
  ],
  models: [loadedModel],
  modelsFromServer: true,
  defaultModel: loadedModel.id,
}
