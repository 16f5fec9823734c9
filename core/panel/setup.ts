import type { MaskUse } from '../edit/edit.ts'
import type { PlainError } from '../errors.ts'
import type { ModelCapabilities } from '../model.ts'

/** Who paints and how: the same for every source. */
export interface Setup {
  readonly provider: string
  /** Null: the provider's default. */
  readonly model: string | null
  readonly quality: string | null
  /** How much there may be in the picture; null leaves it to the model. */
  readonly complexity: string | null
  readonly strength: number | null
  /** How the model is told where to change; null: as suits the change and the model. */
  readonly maskUse: MaskUse | null
  readonly variations: number
  readonly seed: number | null
  /** Whether a large region is painted in several requests; absent: in one. */
  readonly tiles?: boolean
  /** How often the same is asked again while a check fails; absent: never. */
  readonly retries?: number
}

/** The setup of whoever chose nothing but a provider. */
export const plainSetup: Omit<Setup, 'provider'> = {
  model: null,
  quality: null,
  complexity: null,
  strength: null,
  maskUse: null,
  variations: 1,
  seed: null,
}

/** The models that a server said it has: asked for on demand, the last answer remembered. */
export interface ServerModels {
  readonly names: readonly Pick<ModelCapabilities, 'id' | 'label'>[]
  /** When it said so, in milliseconds since 1970 UTC; null: it never did. */
  readonly askedAt: number | null
  readonly asking: boolean
  /** Why the latest question got no answer. */
  readonly error: PlainError | null
}

/** A server that was never asked. */
export const noServerModels: ServerModels = {
  names: [],
  askedAt: null,
  asking: false,
  error: null,
}

/** What the user allows to be spent, in US dollars; null: no limit. */
export interface Budgets {
  readonly perEditUsd: number | null
  readonly perDayUsd: number | null
}

/** Gives what changes in a setup when another model is chosen: what that one does not take falls back to its own choice. */
export function forModel(
  model: string | null,
  takes: ModelCapabilities | null,
  { quality, complexity, strength, variations, seed }: Setup,
): Partial<Setup> {
  const offered = (levels: readonly string[] | undefined, level: string | null) =>
    level !== null && levels?.includes(level) ? level : null
  return {
    model,
    quality: offered(takes?.qualities, quality),
    complexity: offered(takes?.complexities, complexity),
    strength: takes?.strength ? strength : null,
    maskUse: null,
    variations: Math.min(variations, takes?.maxVariations ?? 1),
    seed: takes?.seed ? seed : null,
  }
}
