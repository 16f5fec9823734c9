import type { Lineage } from '../../history/lineage.ts'
import type { DriftNotice } from '../drift/drift.ts'
import { failedLately, pathTo, roundsOf } from './rounds.ts'

/**
 * Gives the version under a version that is best gone on from; null: the source.
 *
 * Where the picture has drifted, that is the version which the measurement names. Else the newest starred one on the way;
 * else the last one before the rounds that failed in its place; else the version itself.
 */
export function bestAncestor(
  lineage: Lineage,
  version: string | null,
  decay: DriftNotice | null,
): string | null {
  if (decay) return decay.best
  const path = pathTo(lineage, version).map((step) => step.version)
  const starred = new Set(
    lineage.versions.filter(({ record }) => record.starred).map(({ record }) => record.id),
  )
  const best = [...path].reverse().find((id) => starred.has(id))
  if (best !== undefined) return best
  const rounds = roundsOf(lineage)
  const open = rounds.find(({ outcome }) => outcome === 'open')
  const isOneMore = failedLately(rounds) > 0 && open?.versions.some((id) => id === version)
  return isOneMore && open ? open.parent : version
}
