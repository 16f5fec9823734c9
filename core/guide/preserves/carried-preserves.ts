import type { Preserve } from '../../edit/edit.ts'
import type { Version } from '../../history/lineage.ts'
import type { Lock } from '../../history/lineage-notes.ts'
import { isSameLine, preserveOfLock } from './with-locks.ts'

/**
 * Gives what the next version keeps unless the user says otherwise: what its parent kept. Empty for the source.
 *
 * Lines of locks are left out: `withLocks` adds those that still hold.
 */
export function carriedPreserves(
  parent: Version | null,
  locks: readonly Lock[] = [],
): readonly Preserve[] {
  const lines = locks.map(preserveOfLock)
  const kept = parent?.record.edit.preserve ?? []
  return kept.filter((line) => !lines.some((lock) => isSameLine(lock, line)))
}
