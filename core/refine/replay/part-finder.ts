import type { FindPart } from '../../guide/recipes/find-area.ts'
import { rectOf } from '../../image/rect.ts'
import { partArea } from '../../mask/parts/propose-part.ts'
import { inSrgb } from '../in-srgb.ts'
import { type ReadPixels, readPart } from '../read-part.ts'
import type { Intent, RefineDeps } from '../refinement.ts'
import { targetOf } from '../target-of.ts'

/** Makes what looks for parts in the version that is refined: read in sRGB, very large pictures at a fraction of their size. */
export function partFinder(
  { host, work }: Pick<RefineDeps, 'host' | 'work'>,
  { picked, parent }: Pick<Intent, 'picked' | 'parent'>,
  signal?: AbortSignal,
): FindPart {
  const bounds = rectOf(picked)
  const { color } = picked
  const read: ReadPixels = async (target, rect, options) => {
    const words = await host.readPixels(picked.source, target, rect, options)
    return inSrgb(host, words, color)
  }
  return async (wish) => {
    const rect = partArea(wish, bounds)
    const picture = await readPart(read, targetOf(parent), rect, signal)
    return work.proposePart({ wish, bounds, rect, picture }, signal ? { signal } : {})
  }
}
