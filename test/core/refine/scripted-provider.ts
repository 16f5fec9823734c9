import type { Picture } from '../../../core/image/picture.ts'
import { createPicture } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import type { ModelCapabilities } from '../../../core/model.ts'
import type {
  Candidate,
  Provider,
  ProviderAnswer,
  ProviderCallOptions,
  ProviderRequest,
} from '../../../core/provider.ts'
import { exactly } from '../../support/exactly.ts'

/** What a scripted provider does with a request: pictures, a whole answer, or an error. */
export type Script = (
  request: ProviderRequest,
  options: ProviderCallOptions,
) => readonly (Picture | Candidate)[] | ProviderAnswer | Promise<ProviderAnswer>

/** A provider that does what a test says, and remembers what it was asked. */
export interface ScriptedProvider extends Provider {
  readonly requests: ProviderRequest[]
}

const anything: ModelCapabilities = {
  id: 'any',
  label: 'Any',
  sizes: { kind: 'any', maxPixels: 1_000_000, maxEdge: 2000 },
  mask: { meaning: 'alpha 0', kept: 'hint', blanks: false },
  markup: false,
  depth: 16,
  anyColorSpace: true,
  alpha: true,
  transparentOutput: false,
  faithful: true,
  maxReferences: 2,
  maxVariations: 4,
  strength: { usual: null, advice: [] },
  seed: true,
  streaming: false,
  generates: false,
  qualities: ['low', 'high'],
  complexities: [],
  prices: null,
}

export function createScriptedProvider(
  script: Script,
  {
    costUsd = 0.04,
    ...model
  }: Partial<ModelCapabilities> & {
    costUsd?: number | null
  } = {},
): ScriptedProvider {
  const requests: ProviderRequest[] = []
  return {
    requests,
    info: {
      id: 'scripted',
      label: 'Scripted',
      description: 'Does what a test says.',
      needsKey: false,
      origins: [],
      takesBaseUrl: false,
      models: [{ ...anything, ...model }],
      defaultModel: 'any',
    },
    estimate: ({ variations }) => (costUsd === null ? null : exactly(costUsd * variations)),
    async edit(request, options = {}) {
      requests.push(request)
      const answer = await script(request, options)
      if ('usage' in answer) return answer
      return {
        candidates: answer.map((one) =>
          'kind' in one ? one : { kind: 'picture' as const, picture: one },
        ),
        usage: { costUsd },
      }
    },
  }
}

/** A picture of one colour, at full alpha unless told otherwise. */
export function flat(size: Size, depth: 8 | 16, rgba: readonly number[]): Picture {
  const picture = createPicture(size, depth)
  for (let pos = 0; pos < picture.data.length; pos++) {
    picture.data[pos] = (rgba[pos % 4] ?? 255) * (depth === 16 ? 257 : 1)
  }
  return picture
}

/** Repaints every pixel of the frame, whatever was asked. */
export const repaintEverything: Script = ({ picture, variations }) =>
  Array.from({ length: variations }, (_, index) =>
    flat(picture, picture.depth, [250 - index * 40, 3, 99, 255]),
  )
