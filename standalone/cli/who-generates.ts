import { isRefineError, RefineError } from '../../core/errors.ts'
import { providerInfos } from '../../core/providers/provider-list.ts'

/** Adds to the refusal of a provider that makes no pictures from words who makes them. */
export function sayWhoGenerates(thrown: unknown): unknown {
  if (!isRefineError(thrown) || thrown.code !== 'needs_generative') return thrown
  const able = providerInfos
    .filter(({ models }) => models.some(({ generates }) => generates !== false))
    .map(({ id }) => id)
  return new RefineError(thrown.code, thrown.message, {
    hint: `Name one that does with --provider: ${able.join(', ')}. “pentimento providers” says more about each.`,
    cause: thrown,
  })
}
