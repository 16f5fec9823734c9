import { dirname, resolve } from 'node:path'
import type { batchEngines } from '../../core/batch/batch-event.ts'
import type { BatchStep } from '../../core/batch/batch-steps.ts'
import type { BatchEngine } from '../../core/batch/engine/batch-engine.ts'
import type { Provider } from '../../core/provider.ts'
import { understand } from '../../core/providers/local/grammar/understand.ts'
import { localInfo } from '../../core/providers/local/local-info.ts'
import { createOpenaiBatches } from '../../core/providers/openai/batch/create-openai-batches.ts'
import { openaiBaseUrl, openaiInfo } from '../../core/providers/openai/openai-info.ts'
import { createStepFiles, type StepFiles } from '../batch/step-files.ts'
import type { BatchSettings } from './batch-settings.ts'
import { openProvider } from './open-provider.ts'
import type { Surroundings } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

/** What decides a job's work: as it was begun, or as it is begun now. */
export interface KnownJob {
  readonly steps: readonly BatchStep[]
  /** The folder that mask patterns are taken from. */
  readonly masks: string
  readonly baseUrl: string | null
  /** Of the providers, by their names. */
  readonly options: Readonly<Record<string, string>>
  /** How calls travel. */
  readonly engine: (typeof batchEngines)[number]
  /** What all of it may cost, in US dollars; null: no bound. */
  readonly budgetUsd: number | null
  /** How many calls go out a minute; null: as many as can. */
  readonly perMinute: number | null
}

/** What every part of the command needs to know of the job. */
export interface JobParts {
  readonly steps: readonly BatchStep[]
  readonly files: StepFiles
  /** Who paints a step live. */
  readonly providerOf: (step: BatchStep) => Provider
  /** The same, at the prices of the way that calls travel. */
  readonly pricedProviderOf: (step: BatchStep) => Provider
  /** Null: all calls are live. */
  readonly engine: BatchEngine | null
}

/**
 * Brings together who paints and what the steps need; sends nothing.
 *
 * @throws UsageError for steps that the engine can't take; `missing_key` and the like before anything is looked at.
 */
export function jobParts(
  settings: Pick<BatchSettings, 'dryRun'>,
  known: KnownJob,
  { env, signal }: Surroundings,
): JobParts {
  const { steps, masks } = known
  const opened = new Map<string, Provider>()
  const providerOf = ({ provider: id = 'local' }: BatchStep) => {
    const provider = opened.get(id) ?? openProvider(id, { ...known, dryRun: settings.dryRun }, env)
    opened.set(id, provider)
    return provider
  }
  for (const step of steps) {
    const { info } = providerOf(step)
    if (info.id === localInfo.id) expectUnderstood(step)
  }
  const engine = known.engine === 'live' ? null : openaiEngine(known, env)
  const files = createStepFiles(masks, signal)
  const pricedProviderOf = (step: BatchStep) => priced(providerOf(step), engine)
  return { steps, files, providerOf, pricedProviderOf, engine }
}

/** A change that the built-in provider can't make would be found out only after the steps before it were paid for. */
function expectUnderstood({ instruction, region, recipe }: BatchStep): void {
  const frame = recipe?.reframe?.kind
  if (frame === 'crop' || frame === 'proportions') return
  const hasRegion = region !== undefined || (recipe !== undefined && recipe.region.length > 0)
  understand(instruction, { hasRegion })
}

/** Gives the folder that the mask patterns of new steps are taken from. */
export function masksFolder({ stepsFile }: Pick<BatchSettings, 'stepsFile'>): string {
  return stepsFile === null ? resolve('.') : dirname(resolve(stepsFile))
}

function openaiEngine(
  { steps, baseUrl, options }: KnownJob,
  env: Surroundings['env'],
): BatchEngine {
  if (steps.some(({ provider }) => provider !== openaiInfo.id)) {
    throw new UsageError(
      '--engine openai-batch paints with OpenAI alone.',
      `Let every step be painted with --provider ${openaiInfo.id}.`,
    )
  }
  const access = {
    key: env[openaiInfo.keyVariable ?? ''] ?? 'none',
    baseUrl: (baseUrl ?? openaiBaseUrl).replace(/\/+$/u, ''),
    fetch: globalThis.fetch,
  }
  return createOpenaiBatches(access, options)
}

function priced(provider: Provider, engine: BatchEngine | null): Provider {
  if (!engine) return provider
  return {
    ...provider,
    estimate: (call) => engine.estimate(call.model, provider.estimate(call)),
  }
}
