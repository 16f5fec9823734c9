import { basesOf } from '../chain.ts'
import type { VersionRecord } from '../record.ts'

/** Orders versions as they were made, for `sort`. */
export function compareCreation(a: VersionRecord, b: VersionRecord): number {
  return a.number - b.number || compareTexts(a.createdAt, b.createdAt) || compareTexts(a.id, b.id)
}

/**
 * Orders a lineage's versions oldest first, and always after what they lie on.
 *
 * Damaged records that claim to lie on each other in a circle are cut open, always at the same place.
 */
export function orderRecords<T extends { readonly record: VersionRecord }>(
  versions: readonly T[],
): readonly T[] {
  const byAge = [...versions].sort((a, b) => compareCreation(a.record, b.record))
  const byId = new Map(byAge.map((version) => [version.record.id, version]))
  const entered = new Set<T>()
  const ordered: T[] = []
  for (const start of byAge) {
    // A stack of its own instead of recursion: a chain may be longer than the engine's call stack.
    const path = entered.has(start) ? [] : [start]
    entered.add(start)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const base = basesOf(top.record)
        .map((id) => byId.get(id))
        .find((found) => found && !entered.has(found))
      if (base) {
        entered.add(base)
        path.push(base)
      } else {
        ordered.push(top)
        path.pop()
      }
    }
  }
  return ordered
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
