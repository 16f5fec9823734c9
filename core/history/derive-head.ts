import { standsInPlace, visibleChain } from './chain.ts'
import type { Head, Lineage, Stacking } from './lineage.ts'

/**
 * Tells what is visible now in the source's place: the source, one version, or a custom mix.
 *
 * Where layers hold patches, a version shows when exactly its chain is visible (see {@link visibleChain}); where
 * each layer holds all below it, when it alone is. Versions that were taken out do not count.
 *
 * @param orderOf each version's position among all layers, by id: sorts a mix bottom first. Default: oldest first.
 */
export function deriveHead(
  lineage: Pick<Lineage, 'versions'>,
  stacking: Stacking,
  orderOf: ReadonlyMap<string, number> = new Map(),
): Head {
  const visible = lineage.versions
    .filter((version) => version.visible && standsInPlace(version))
    .map(({ record }) => record.id)
  // The newest visible one is the only candidate: all that a version lies on is older.
  const newest = visible.at(-1)
  if (newest === undefined) return { kind: 'source' }
  const shown = stacking === 'cumulative' ? [newest] : visibleChain(lineage, newest)
  if (shown.length === visible.length) {
    const ids = new Set(visible)
    if (shown.every((id) => ids.has(id))) return { kind: 'version', id: newest }
  }
  const heightOf = (id: string) => orderOf.get(id) ?? 0
  return { kind: 'mix', ids: [...visible].sort((a, b) => heightOf(a) - heightOf(b)) }
}
