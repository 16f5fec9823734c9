import type { GenerateIntent } from '../../../core/generate.ts'
import type { Picture } from '../../../core/image/picture.ts'
import type { ModelCapabilities } from '../../../core/model.ts'
import type {
  GenerateRequest,
  ProviderAnswer,
  ProviderCallOptions,
} from '../../../core/provider.ts'
import { type Desk, openDesk } from '../refine/desk.ts'
import { createScriptedProvider, flat } from '../refine/scripted-provider.ts'

/** What a scripted provider does with a request for a first picture. */
export type Generates = (
  request: GenerateRequest,
  options: ProviderCallOptions,
) => readonly Picture[] | ProviderAnswer | Promise<ProviderAnswer>

export interface GenerateDesk extends Desk {
  readonly generated: GenerateRequest[]
}

const sizes = {
  kind: 'list',
  sizes: [
    { width: 16, height: 16 },
    { width: 24, height: 16 },
    { width: 16, height: 24 },
  ],
} as const

/** Opens a desk whose provider makes first pictures as a test says, and remembers what it was asked. */
export async function openGenerateDesk(
  script: Generates = paintAll,
  { costUsd = 0.04, ...model }: Partial<ModelCapabilities> & { costUsd?: number | null } = {},
  options: Parameters<typeof openDesk>[1] = {},
): Promise<GenerateDesk> {
  const generated: GenerateRequest[] = []
  const provider = createScriptedProvider(() => [], {
    ...{ generates: 'sketch', sizes, costUsd, ...model },
  })
  const desk = await openDesk(
    {
      ...provider,
      async generate(request, callOptions = {}) {
        generated.push(request)
        const answer = await script(request, callOptions)
        if ('usage' in answer) return answer
        const candidates = answer.map((picture) => ({ kind: 'picture' as const, picture }))
        return { candidates, usage: { costUsd } }
      },
    },
    options,
  )
  return { ...desk, generated }
}

/** As many pictures as were asked for, at the size that was asked for, each of another grey. */
export const paintAll: Generates = ({ size, variations }) =>
  Array.from({ length: variations }, (_, index) => flat(size, 8, [50 + index, 60, 70, 255]))

export function wish(changes: Partial<GenerateIntent> = {}): GenerateIntent {
  return {
    instruction: 'a red kite over the sea',
    size: null,
    sketch: null,
    strength: null,
    transparent: false,
    model: null,
    quality: null,
    variations: 1,
    seed: null,
    ...changes,
  }
}
