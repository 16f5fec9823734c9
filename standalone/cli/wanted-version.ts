import { findVersion } from '../../core/history/find-version.ts'
import type { Lineage } from '../../core/history/lineage.ts'
import { shownIn } from './shown-in.ts'

/**
 * Gives the version that `--version` names, or the one that shows; null: the source.
 *
 * @throws RefineError `not_found`, `ambiguous`.
 */
export function wantedVersion(lineage: Lineage, named: string | undefined): string | null {
  if (named === 'source') return null
  return named === undefined ? shownIn(lineage) : findVersion([lineage], named).record.id
}
