import { RefineError } from '../errors.ts'
import { isRetired, type ModelCapabilities } from '../model.ts'
import type { Clock } from '../ports.ts'
import type { ProviderInfo } from '../provider.ts'

/** Settings that belong to the model, as an intent holds them. */
export interface ModelSettings {
  readonly variations: number
  readonly strength: number | null
  readonly seed: number | null
  readonly quality: string | null
  readonly complexity?: string
}

/**
 * Refuses settings that the model does not take: nothing is dropped in silence.
 *
 * @throws RefineError `bad_setting`.
 */
export function checkModelSettings(
  { variations, strength, seed, quality, complexity }: ModelSettings,
  model: ModelCapabilities,
): void {
  if (variations > model.maxVariations) {
    throw badSetting(
      `${model.label} gives at most ${model.maxVariations} ${model.maxVariations === 1 ? 'picture' : 'pictures'} a call, but ${variations} were asked for.`,
      'Ask for fewer variations.',
    )
  }
  if (strength !== null && !model.strength) {
    throw badSetting(`${model.label} takes no strength.`, 'Leave the strength out.')
  }
  if (seed !== null && !model.seed) {
    throw badSetting(`${model.label} takes no seed.`, 'Leave the seed out.')
  }
  if (quality !== null) expectLevel('quality', quality, model.qualities, model)
  if (complexity !== undefined) expectLevel('complexity', complexity, model.complexities, model)
}

function expectLevel(
  what: 'quality' | 'complexity',
  value: string,
  offered: readonly string[],
  { label }: ModelCapabilities,
): void {
  if (offered.includes(value)) return
  throw badSetting(
    `${label} has no ${what} called “${value}”.`,
    offered.length > 0 ? `Choose one of: ${offered.join(', ')}.` : `Leave the ${what} out.`,
  )
}

/**
 * Refuses a model after its last day, before anything is sent.
 *
 * @throws RefineError `bad_setting`, naming the others that there are.
 */
export function expectInUse(
  model: ModelCapabilities,
  { label, models }: Pick<ProviderInfo, 'label' | 'models'>,
  { now }: Clock,
): void {
  if (!isRetired(model, now())) return
  const others = models.filter((other) => !isRetired(other, now())).map(({ id }) => id)
  throw badSetting(
    `${label} retired the model “${model.id}” on ${model.retires}.`,
    `Choose one of: ${others.join(', ')}.`,
  )
}

/** Makes the error of a setting that can't be used. */
export function badSetting(message: string, hint: string): RefineError {
  return new RefineError('bad_setting', message, { hint })
}
