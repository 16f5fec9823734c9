import { basesOf } from './chain.ts'
import { deriveHead } from './derive-head.ts'
import { compareLayers } from './heal/compare-layers.ts'
import { type NamedLineage, type NamedVersion, nameCopies } from './heal/name-copies.ts'
import { orderRecords } from './heal/order-records.ts'
import { type FoundFacts, readFacts } from './heal/read-facts.ts'
import { sortIntoDrafts } from './heal/sort-into-drafts.ts'
import type { Lineage, Rebuilt, SourceFact, Stacking, Version, VersionFact } from './lineage.ts'
import { differs } from './pixel-texts.ts'

/** What a document's layers are now: all that history is rebuilt from. Layer ids are unique. */
export interface HistoryFacts {
  readonly sources: readonly SourceFact[]
  readonly versions: readonly VersionFact[]
  readonly stacking: Stacking
}

/**
 * Rebuilds the trees of all versions of a document from its layers alone, and heals what was moved, copied or lost.
 *
 * Pure: the same facts give the same answer, ids of copies included, and the order of the facts does not matter.
 * Never throws for what layers carry: what can't be read is listed, what can't be healed is shown as what it is.
 * Every readable version is in exactly one lineage, every source with a readable marker has exactly one.
 */
export function rebuildLineages({ sources, versions, stacking }: HistoryFacts): Rebuilt {
  const found = readFacts(sources, versions)
  const book = { taken: idsIn(found), settled: new Set<string>() }
  const named = sortIntoDrafts(found).map((draft) => nameCopies(draft, book))
  const owned = new Set(named.flatMap(({ source }) => source?.layer ?? []))
  const lineages = named.map((lineage) => judgeLineage(lineage, owned, stacking))
  return {
    lineages: lineages.sort(compareLineages),
    unreadable: found.unreadable,
    reissued: named
      .flatMap((lineage) => lineage.versions)
      .filter(({ rewrite }) => rewrite)
      .map(({ fact, record }) => ({ layer: fact.layer, record }))
      .sort((a, b) => compareLayers(a.layer, b.layer)),
    remarked: named
      .flatMap(({ source, remark }) =>
        source && remark ? { layer: source.layer, marker: remark } : [],
      )
      .sort((a, b) => compareLayers(a.layer, b.layer)),
  }
}

function idsIn({ versions, sources }: FoundFacts): Set<string> {
  const ids = new Set<string>()
  for (const { record } of versions) ids.add(record.id).add(record.lineage)
  for (const { marker } of sources) if (marker) ids.add(marker.lineage)
  return ids
}

function judgeLineage(
  named: NamedLineage,
  owned: ReadonlySet<string>,
  stacking: Stacking,
): Lineage {
  const ordered = orderRecords(named.versions)
  const positions = new Map(ordered.map(({ record }, position) => [record.id, position]))
  const children = new Map<string, string[]>()
  const missing = new Set<string>()
  for (const [position, { record }] of ordered.entries()) {
    for (const base of new Set(basesOf(record))) {
      if ((positions.get(base) ?? position) >= position) missing.add(record.id)
      else children.set(base, [...(children.get(base) ?? []), record.id])
    }
  }
  const versions = ordered.map((version): Version => {
    const { fact, record, moved } = version
    return {
      record,
      layer: fact.layer,
      name: fact.name,
      visible: fact.visible,
      children: children.get(record.id) ?? [],
      adjusted: fact.fingerprint !== null && differs(record.fingerprint, fact.fingerprint),
      moved,
      takenOut: isTakenOut(version, named.source, owned),
      parentMissing: missing.has(record.id),
      sourceChanged: named.source !== null && differs(record.edit.source.state, named.source.state),
    }
  })
  const heights = new Map(ordered.map(({ fact, record }) => [record.id, fact.order]))
  return {
    id: named.id,
    source: named.source?.layer ?? null,
    sourceName: named.source?.name ?? '',
    derivedFrom: named.derivedFrom ?? null,
    versions,
    head: deriveHead({ versions }, stacking, heights),
    notes: named.notes,
  }
}

/** A reframed picture never stood in the place, so it can't be taken out of it. */
function isTakenOut(
  { fact, record }: NamedVersion,
  source: SourceFact | null,
  owned: ReadonlySet<string>,
): boolean {
  if (record.kind === 'reframe') return false
  if (!fact.inPlace) return true
  if (fact.source === null) return false
  return source ? fact.source !== source.layer : owned.has(fact.source)
}

/** Lineages whose source is gone come last. */
function compareLineages(a: Lineage, b: Lineage): number {
  if (a.source !== null && b.source !== null) return compareLayers(a.source, b.source)
  if (a.source === null && b.source === null) return compareLayers(a.id, b.id)
  return a.source === null ? 1 : -1
}
