import type { Lineage, Version } from './lineage.ts'
import type { VersionRecord } from './record.ts'

/** All that chains are read from; a whole lineage fits. */
type Tree = Pick<Lineage, 'versions'>

/** Gives the versions that a version was made directly over, bottom first: its mix, or its parent, or none. */
export function basesOf(record: VersionRecord): readonly string[] {
  if (record.mix && record.mix.length > 0) return record.mix
  return record.parent === null ? [] : [record.parent]
}

/**
 * Gives a version and everything under it, bottom first: all that its picture is made of.
 *
 * Goes down through parents and ends at the source or at a custom mix, whose members are exactly what was seen
 * then. Versions that are gone are left out. Empty when the lineage has no such version.
 */
export function chainOf(tree: Tree, id: string): readonly string[] {
  return descend(tree, id, () => false)
}

/**
 * Gives the versions whose layers must be visible for a version to show where layers hold patches, bottom first.
 *
 * That is its chain, cut at the topmost replacing version: what lies below a replacing one is hidden with it.
 * Versions that were taken out are left out, save the asked one. Empty when the lineage has no such version.
 */
export function visibleChain(tree: Tree, id: string): readonly string[] {
  const away = new Set(tree.versions.filter((v) => !standsInPlace(v)).map((v) => v.record.id))
  return descend(tree, id, ({ record }) => record.kind === 'replacing').filter(
    (member) => member === id || !away.has(member),
  )
}

/** Tells whether a version's layer takes part in what shows in the source's place. */
export function standsInPlace(version: Version): boolean {
  return !version.takenOut && version.record.kind !== 'reframe'
}

/**
 * Gives what shows in a version's stead once that is removed: the nearest version under it that stands in the source's
 * place; null for the source itself.
 */
export function fallbackOf(tree: Tree, id: string): Version | null {
  const standing = new Map(tree.versions.filter(standsInPlace).map((v) => [v.record.id, v]))
  const below = chainOf(tree, id).slice(0, -1).reverse()
  return below.map((member) => standing.get(member)).find((version) => version) ?? null
}

function descend(tree: Tree, id: string, isFloor: (version: Version) => boolean): string[] {
  const positions = new Map(tree.versions.map(({ record }, position) => [record.id, position]))
  const chain: string[] = []
  let at = positions.get(id)
  while (at !== undefined) {
    const version = tree.versions[at]
    if (!version) break
    chain.push(version.record.id)
    if (isFloor(version)) break
    // Only what comes earlier can lie below: so damaged records that refer to each other end as well.
    const isBelow = below(positions, at)
    const { mix } = version.record
    if (mix && mix.length > 0) {
      return [...new Set(mix.filter(isBelow)), ...chain.reverse()]
    }
    const { parent } = version.record
    at = parent !== null && isBelow(parent) ? positions.get(parent) : undefined
  }
  return chain.reverse()
}

function below(positions: ReadonlyMap<string, number>, at: number): (id: string) => boolean {
  return (id) => (positions.get(id) ?? at) < at
}
