import type { ProviderInfo } from '../../provider.ts'
import { localAbilities } from './abilities.ts'
import { maxVariations } from './variation-strengths.ts'

/** The embedded provider as data: no key, no network, every depth and colour space, and the mask read exactly. */
export const localInfo: ProviderInfo = {
  id: 'local',
  label: 'Built-in',
  description:
    'Changes light, tone, colour, blur and crop on this machine, exactly and for free; nothing leaves it.',
  needsKey: false,
  origins: [],
  takesBaseUrl: false,
  models: [
    {
      id: 'local',
      label: 'Built-in',
      sizes: { kind: 'any', maxPixels: 120_000_000, maxEdge: 30_000 },
      mask: { meaning: 'white', kept: 'exact', blanks: false },
      markup: false,
      depth: 16,
      anyColorSpace: true,
      alpha: true,
      transparentOutput: false,
      faithful: true,
      maxReferences: 0,
      maxVariations,
      strength: { usual: null, advice: [] },
      seed: false,
      streaming: false,
      generates: false,
      qualities: [],
      complexities: [],
      prices: null,
    },
  ],
  defaultModel: 'local',
  examples: localAbilities.map(({ example, needsRegion }) => ({ text: example, needsRegion })),
}
