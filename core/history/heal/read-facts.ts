import type { Rebuilt, SourceFact, VersionFact } from '../lineage.ts'
import { readMarker, readRecord } from '../read-record.ts'
import type { LineageMarker, VersionRecord } from '../record.ts'
import { compareLayers } from './compare-layers.ts'

/** A version's layer together with its record, which could be read. */
export interface FoundVersion {
  readonly fact: VersionFact
  readonly record: VersionRecord
}

/** A source layer together with its marker, null when it has none that can be read. */
export interface FoundSource {
  readonly fact: SourceFact
  readonly marker: LineageMarker | null
  /** Whether a marker may be written: never over one that can't be read. */
  readonly markable: boolean
}

/** What a document's layers say, read and brought into one order. */
export interface FoundFacts {
  /** Bottom first. */
  readonly versions: readonly FoundVersion[]
  /** In the order of their layer ids. */
  readonly sources: readonly FoundSource[]
  readonly unreadable: Rebuilt['unreadable']
}

/**
 * Reads the records and markers among a document's facts, and sorts out those that can't be read.
 *
 * The result does not depend on the order of the facts: all that healing decides by order, it decides by this one.
 */
export function readFacts(
  sources: readonly SourceFact[],
  versions: readonly VersionFact[],
): FoundFacts {
  const unreadable: { layer: string; name: string; reason: string }[] = []
  const foundVersions: FoundVersion[] = []
  for (const fact of versions) {
    const read = readRecord(fact.record)
    if (read.ok) foundVersions.push({ fact, record: read.record })
    else unreadable.push({ layer: fact.layer, name: fact.name, reason: read.reason })
  }
  const foundSources: FoundSource[] = []
  for (const fact of sources) {
    const read = fact.marker === null ? null : readMarker(fact.marker)
    if (read?.ok === false) {
      unreadable.push({ layer: fact.layer, name: fact.name, reason: read.reason })
    }
    foundSources.push({
      fact,
      marker: read?.ok ? read.marker : null,
      markable: read?.ok !== false,
    })
  }
  foundVersions.sort(
    (a, b) => a.fact.order - b.fact.order || compareLayers(a.fact.layer, b.fact.layer),
  )
  foundSources.sort((a, b) => compareLayers(a.fact.layer, b.fact.layer))
  unreadable.sort((a, b) => compareLayers(a.layer, b.layer))
  return { versions: foundVersions, sources: foundSources, unreadable }
}
