import { findLostSource, findOwner, isOriginal, split } from './find-source.ts'
import type { FoundFacts, FoundSource, FoundVersion } from './read-facts.ts'

/** A lineage before its copies have ids of their own. */
export interface Draft {
  /** The lineage that the records name. */
  readonly recorded: string
  /** Whether it is a copy of that lineage, which needs a new id and new ids for all its versions. */
  readonly isCopy: boolean
  readonly source: FoundSource | null
  /** The tree itself: every version once. */
  readonly trunk: readonly FoundVersion[]
  /** Copies that stay in this lineage as branches: those that were copied together are together. */
  readonly branches: readonly (readonly FoundVersion[])[]
}

/**
 * Decides for every version which lineage it belongs to now, and whether it is the original or a copy.
 *
 * - what stands on a copy of the source is a copy of the lineage;
 * - of several layers with one id, the recorded layer is the original; if that is gone, one is adopted;
 * - copies on the same source, and single copies anywhere, are branches of the lineage;
 * - copies that were taken elsewhere together are a lineage of their own.
 */
export function sortIntoDrafts({ versions, sources }: FoundFacts): readonly Draft[] {
  const ids = new Set<string>()
  for (const { record } of versions) ids.add(record.lineage)
  for (const { marker } of sources) if (marker) ids.add(marker.lineage)

  const free = sources.filter(({ marker }) => !marker)
  const drafts: Draft[] = []
  for (const recorded of [...ids].sort()) {
    const marked = sources.filter(({ marker }) => marker?.lineage === recorded)
    const members = versions.filter(({ record }) => record.lineage === recorded)
    for (const draft of draftsOf(recorded, marked, members, free)) {
      drafts.push(draft)
      const taken = draft.source && !draft.source.marker ? free.indexOf(draft.source) : -1
      if (taken >= 0) free.splice(taken, 1)
    }
  }
  return drafts
}

function draftsOf(
  recorded: string,
  marked: readonly FoundSource[],
  members: readonly FoundVersion[],
  free: readonly FoundSource[],
): Draft[] {
  const owner = findOwner(marked, members)
  const drafts: Draft[] = []
  let left = members
  for (const source of marked) {
    if (source === owner) continue
    const [onIt, others] = split(left, ({ fact }) => fact.source === source.fact.layer)
    const [trunk = [], ...branches] = inSets(onIt)
    drafts.push({ recorded, isCopy: true, source, trunk, branches })
    left = others
  }

  const source = owner ?? findLostSource(free, left)
  const trunk = originalsOf(left, source)
  const originals = new Set(trunk)
  const spare = left.filter((found) => !originals.has(found))
  const [here, away] = split(spare, (found) => standsOn(found, source))
  const branches = inSets(here)
  const places = new Set(away.map(({ fact }) => fact.source))
  for (const place of places) {
    for (const set of inSets(away.filter(({ fact }) => fact.source === place))) {
      if (set.length < 2) branches.push(set)
      else {
        const found = findLostSource(free, set)
        const unused = drafts.every((draft) => draft.source !== found)
        drafts.push({
          recorded,
          isCopy: true,
          source: unused ? found : null,
          trunk: set,
          branches: [],
        })
      }
    }
  }
  return [{ recorded, isCopy: false, source, trunk, branches }, ...drafts]
}

/** Chooses for every id the one layer that goes on bearing it. */
function originalsOf(
  members: readonly FoundVersion[],
  source: FoundSource | null,
): readonly FoundVersion[] {
  const rank = (found: FoundVersion) =>
    (isOriginal(found) ? 2 : 0) + (standsOn(found, source) ? 1 : 0)
  const chosen = new Map<string, FoundVersion>()
  for (const found of members) {
    const rival = chosen.get(found.record.id)
    if (!rival || rank(found) > rank(rival)) chosen.set(found.record.id, found)
  }
  return [...chosen.values()]
}

function standsOn({ fact }: FoundVersion, source: FoundSource | null): boolean {
  return fact.source === null ? fact.inPlace : fact.source === source?.fact.layer
}

/**
 * Divides copies into sets in which every id occurs once.
 *
 * Layers copied together lie together, so the lowest copies of all ids form the first set, and so on.
 */
function inSets(copies: readonly FoundVersion[]): FoundVersion[][] {
  const sets: FoundVersion[][] = []
  const seen = new Map<string, number>()
  for (const copy of copies) {
    const nth = seen.get(copy.record.id) ?? 0
    seen.set(copy.record.id, nth + 1)
    const set = sets[nth]
    if (set) set.push(copy)
    else sets.push([copy])
  }
  return sets
}
