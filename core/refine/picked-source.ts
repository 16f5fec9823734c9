import { isRefineError } from '../errors.ts'
import type { Host, Picked } from '../host.ts'
import { signalIn } from './parent-pixels.ts'
import type { RefineOptions } from './refinement.ts'

/**
 * Finds a source among everything that is picked now, the one that {@link Host.pick} names first; null when none fits.
 *
 * A layer that can't be refined counts as nothing picked.
 */
export async function findPicked(
  host: Host,
  fits: (picked: Picked) => boolean,
  options: RefineOptions,
): Promise<Picked | null> {
  const first = await pickIfRefinable(host, options)
  if (first && fits(first)) return first
  const all = host.pickAll ? await host.pickAll(signalIn(options)) : []
  return all.find(fits) ?? null
}

async function pickIfRefinable(host: Host, options: RefineOptions): Promise<Picked | null> {
  try {
    return await host.pick(signalIn(options))
  } catch (thrown) {
    if (isRefineError(thrown) && thrown.code === 'unsupported_source') return null
    throw thrown
  }
}
