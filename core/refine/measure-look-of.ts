import { type Look, lookEdge, tilesToRead } from '../guide/look/look.ts'
import type { Version } from '../history/lineage.ts'
import type { CallOptions, Picked } from '../host.ts'
import { type Picture, toDepth } from '../image/picture.ts'
import { inSrgb } from './in-srgb.ts'
import type { RefineDeps } from './refinement.ts'

/** Looks that were measured, by what they are of: kept by whoever asks, for as long as the document is open. */
export type KnownLooks = Map<string, Look>

/**
 * Measures how a version of a source looks (null: the source itself), or gives what is known of it.
 *
 * Reads a small picture and a few samples at full resolution, never the whole. A version that was changed by hand is
 * measured anew each time.
 *
 * @throws RefineError what the host's verbs throw; `cancelled`.
 */
export async function measureLookOf(
  version: Version | null,
  picked: Picked,
  { host, work, known }: Pick<RefineDeps, 'host' | 'work'> & { readonly known: KnownLooks },
  options: CallOptions = {},
): Promise<Look> {
  const { source, state, color } = picked
  const key = `${source} ${state} ${version?.record.id ?? ''}`
  const last = version?.adjusted ? undefined : known.get(key)
  if (last) return last
  const id = version?.record.id ?? null
  const small = await inSrgb(host, await host.thumbnail(source, id, lookEdge, options), color)
  const tiles: Picture[] = []
  for (const rect of tilesToRead(picked)) {
    const target = id === null ? ({ kind: 'source' } as const) : ({ kind: 'version', id } as const)
    tiles.push(await host.readPixels(source, target, rect, options))
  }
  const look = await work.measureLook({ small: toDepth(small, 8), tiles }, options)
  if (!version?.adjusted) known.set(key, look)
  return look
}
