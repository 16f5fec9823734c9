import { chainOf } from '../../history/chain.ts'
import type { Lineage, Version } from '../../history/lineage.ts'
import { sameRect } from '../../image/rect.ts'

/**
 * Gives the versions that lead from the source to one version, in the order in which they were made over each other.
 *
 * Where the picture itself came out of another by a change of its frame, the path begins there, as far as that lineage is
 * at hand; otherwise it begins at the picture.
 *
 * @param lineages All of the document.
 */
export function pathOfVersion(
  lineage: Lineage,
  version: string,
  lineages: readonly Lineage[],
): readonly Version[] {
  return [...before(lineage, lineages, new Set([lineage.id])), ...chain(lineage, version)]
}

function chain(lineage: Lineage, version: string): readonly Version[] {
  const ids = chainOf(lineage, version)
  return ids.flatMap((id) => lineage.versions.filter(({ record }) => record.id === id))
}

function before(
  { derivedFrom }: Lineage,
  lineages: readonly Lineage[],
  seen: Set<string>,
): readonly Version[] {
  if (!derivedFrom || seen.has(derivedFrom.lineage)) return []
  const older = lineages.find(({ id }) => id === derivedFrom.lineage)
  if (!older) return []
  const frames = older.versions.filter(({ record }) => {
    return record.kind === 'reframe' && record.parent === derivedFrom.version
  })
  const exact = frames.filter(({ record }) => sameRect(record.crop, derivedFrom.rect))
  const [frame] = exact.length > 0 ? exact : frames.length === 1 ? frames : []
  if (!frame) return []
  return [...before(older, lineages, seen.add(older.id)), ...chain(older, frame.record.id)]
}
