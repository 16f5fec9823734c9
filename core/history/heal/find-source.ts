import type { FoundSource, FoundVersion } from './read-facts.ts'

/**
 * Finds, among the sources that carry one lineage's marker, the one that the lineage began on; null when it is gone.
 *
 * The others are copies of it. A layer that the marker names is certain; after ids were reassigned the one with
 * the most versions on it is taken, unless the originals are found standing apart from all of them.
 *
 * @param marked the sources with that marker, in order of their layer ids.
 * @param members the versions of that lineage.
 */
export function findOwner(
  marked: readonly FoundSource[],
  members: readonly FoundVersion[],
): FoundSource | null {
  const named = marked.find(({ fact, marker }) => marker?.layer === fact.layer)
  if (named) return named
  const layers = new Set(marked.map(({ fact }) => fact.layer))
  const [onMarked, apart] = split(
    members,
    ({ fact }) => fact.source !== null && layers.has(fact.source),
  )
  const copied = new Set(onMarked.map(({ record }) => record.id))
  if (apart.some((found) => isOriginal(found) && copied.has(found.record.id))) return null
  return mostUsed(marked, members)
}

/**
 * Finds the source of versions whose marker is lost: the unmarked layer that they stand on, if it is still the
 * picture that one of them was made for.
 *
 * Another picture is never taken for it, however many versions ended up on it.
 *
 * @param unmarked sources without a readable marker that no other lineage has taken, in order of their layer ids.
 */
export function findLostSource(
  unmarked: readonly FoundSource[],
  members: readonly FoundVersion[],
): FoundSource | null {
  const states = new Set(members.map(({ record }) => record.edit.source.state))
  const places = new Set(members.map(({ fact }) => fact.source))
  const candidates = unmarked.filter(({ fact }) => states.has(fact.state) && places.has(fact.layer))
  return mostUsed(candidates, members)
}

/** Tells whether a version still lives on the layer that it was written to. */
export function isOriginal({ fact, record }: FoundVersion): boolean {
  return fact.layer === record.layer.id
}

/** Gives the elements that pass and those that don't, in order. */
export function split<T>(all: readonly T[], passes: (one: T) => boolean): [T[], T[]] {
  return [all.filter(passes), all.filter((one) => !passes(one))]
}

function mostUsed(
  sources: readonly FoundSource[],
  members: readonly FoundVersion[],
): FoundSource | null {
  let best: FoundSource | null = null
  let most = -1
  for (const source of sources) {
    const count = members.filter(({ fact }) => fact.source === source.fact.layer).length
    if (count > most) {
      best = source
      most = count
    }
  }
  return best
}
