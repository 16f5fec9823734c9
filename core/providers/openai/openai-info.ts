import type { ProviderInfo } from '../../provider.ts'
import { openaiModels, retiredOpenaiModels } from './openai-models.ts'
import { openaiOptions } from './openai-options.ts'

/** Where requests go unless another address is set. */
export const openaiBaseUrl = 'https://api.openai.com/v1'

/** OpenAI's image models as data. */
export const openaiInfo: ProviderInfo = {
  id: 'openai',
  label: 'OpenAI',
  description:
    'Paints with OpenAI’s image models; the crop, the mask and your words are sent to OpenAI, and each call costs money.',
  needsKey: true,
  keyVariable: 'OPENAI_API_KEY',
  origins: ['https://api.openai.com'],
  takesBaseUrl: true,
  options: openaiOptions,
  models: openaiModels.map(({ capabilities }) => capabilities),
  retiredModels: retiredOpenaiModels,
  defaultModel: 'gpt-image-2.5-sunburst',
}
