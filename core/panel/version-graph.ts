import type { Lineage, Version } from '../history/lineage.ts'

/** One row of the version list with its part of the tree's lines. Lanes count from 0 at the left. */
export interface GraphRow {
  /** Null is the source, always the last row. */
  readonly version: Version | null
  /** The lane of this row's dot. */
  readonly lane: number
  /** Lanes whose line passes this row from top to bottom. */
  readonly passing: readonly number[]
  /** Lanes whose line comes from above and ends in this row's dot. */
  readonly joining: readonly number[]
  /** Whether a line leads down from the dot to the parent. */
  readonly hasParentBelow: boolean
}

const sourceEnd = 'the source'

/**
 * Lays the tree of versions out as rows, newest first, the source last.
 *
 * A parent is always older than its children, so that every line leads down. A version whose parent is gone has
 * no line below it.
 */
export function versionGraph(lineage: Lineage | null): GraphRow[] {
  /** What each lane's line leads down to; null is a free lane. */
  const lanes: (string | null)[] = []
  const rows: GraphRow[] = []
  const versions = [...(lineage?.versions ?? [])].sort((a, b) => b.record.number - a.record.number)
  const ids = new Set(versions.map(({ record }) => record.id))

  const addRow = (version: Version | null, id: string, parent: string | null): void => {
    const joining = lanes.flatMap((end, lane) => (end === id ? [lane] : []))
    const free = lanes.indexOf(null)
    const lane = joining[0] ?? (free === -1 ? lanes.length : free)
    for (const joined of joining) lanes[joined] = null
    const passing = lanes.flatMap((end, at) => (end !== null && at !== lane ? [at] : []))
    lanes[lane] = parent
    rows.push({ version, lane, passing, joining, hasParentBelow: parent !== null })
  }

  for (const version of versions) {
    const { id, parent } = version.record
    const isGone = version.parentMissing || (parent !== null && !ids.has(parent))
    addRow(version, id, isGone ? null : (parent ?? sourceEnd))
  }
  addRow(null, sourceEnd, null)
  return rows
}
