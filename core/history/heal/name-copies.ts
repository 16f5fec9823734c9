import type { SourceFact, VersionFact } from '../lineage.ts'
import { type LineageNotes, noNotes } from '../lineage-notes.ts'
import { numberAfter } from '../next-number.ts'
import { withForm } from '../pixel-texts.ts'
import { type LineageMarker, recordSchemaNumber, type VersionRecord } from '../record.ts'
import { copyId } from './copy-id.ts'
import { compareCreation } from './order-records.ts'
import type { FoundSource, FoundVersion } from './read-facts.ts'
import type { Draft } from './sort-into-drafts.ts'

/** A version with the record that it shall have; `rewrite` says that it differs from what its layer carries. */
export interface NamedVersion {
  readonly fact: VersionFact
  readonly record: VersionRecord
  readonly rewrite: boolean
  readonly moved: boolean
}

/** A lineage in which every version has an id that nothing else in the document has. */
export interface NamedLineage {
  readonly id: string
  readonly source: SourceFact | null
  readonly derivedFrom: LineageMarker['derivedFrom'] | null
  readonly notes: LineageNotes
  /** The marker that its source shall have; null when the source is gone or carries it already. */
  readonly remark: LineageMarker | null
  readonly versions: readonly NamedVersion[]
}

/** The ids of one document while its copies are named. */
export interface IdBook {
  /** All that are in use; new ones are added. */
  readonly taken: Set<string>
  /** Those of versions that have theirs for good: a second version of another lineage with one of them is renamed. */
  readonly settled: Set<string>
}

/**
 * Gives the copies in a lineage ids of their own and lets them refer to each other.
 *
 * A copy's parent is the copy of its parent where both were copied together. Numbers of a copied lineage stay;
 * branches get the next free ones, so that a number means one version. An edit stays as it was made.
 */
export function nameCopies(draft: Draft, { taken, settled }: IdBook): NamedLineage {
  const { source, isCopy } = draft
  const layerOfCopy = source?.fact.layer ?? draft.trunk[0]?.fact.layer ?? ''
  const lineage = isCopy ? copyId(draft.recorded, layerOfCopy, taken) : draft.recorded

  const renamed = isCopy ? draft.trunk : draft.trunk.filter(({ record }) => settled.has(record.id))
  const trunkIds = newIds(renamed, taken)
  const versions = draft.trunk.map((found) =>
    trunkIds.size > 0 ? reissue(found, lineage, [trunkIds]) : adopt(found),
  )
  for (const { record } of versions) settled.add(record.id)
  for (const branch of draft.branches) {
    const ids = newIds(branch, taken)
    for (const found of [...branch].sort((a, b) => compareCreation(a.record, b.record))) {
      const number = numberAfter(versions.map(({ record }) => record.number))
      versions.push(reissue(found, lineage, [ids, trunkIds], number))
    }
  }
  const notes = source?.marker?.notes && renamedIn(source.marker.notes, trunkIds)
  return {
    id: lineage,
    source: source?.fact ?? null,
    derivedFrom: source?.marker?.derivedFrom ?? null,
    notes: notes ?? noNotes,
    remark: source && remark(source, lineage, notes),
    versions,
  }
}

/** Lets the notes of a copied lineage speak of the copies; the deleted versions in them have no others. */
function renamedIn(notes: LineageNotes, ids: ReadonlyMap<string, string>): LineageNotes {
  const failed = notes.failed.map((round) => ({
    ...round,
    parent: round.parent === null ? null : (ids.get(round.parent) ?? round.parent),
  }))
  return { ...notes, failed }
}

function newIds(copies: readonly FoundVersion[], taken: Set<string>): Map<string, string> {
  return new Map(
    copies.map(({ fact, record }) => [record.id, copyId(record.id, fact.layer, taken)]),
  )
}

/** Lets a version that was moved to another layer know its layer again, and the host at work know its pixels. */
function adopt({ fact, record }: FoundVersion): NamedVersion {
  const moved = fact.layer !== record.layer.id
  const fingerprint = withForm(record.fingerprint, fact.fingerprint ?? '')
  const rewrite = moved || fingerprint !== record.fingerprint
  return {
    fact,
    record: rewrite
      ? { ...record, fingerprint, layer: { ...record.layer, id: fact.layer } }
      : record,
    rewrite,
    moved,
  }
}

/** @param ids new ids by old ones: the first map that knows an id decides. */
function reissue(
  { fact, record }: FoundVersion,
  lineage: string,
  ids: readonly ReadonlyMap<string, string>[],
  number = record.number,
): NamedVersion {
  const rename = (id: string) => ids.find((known) => known.has(id))?.get(id) ?? id
  return {
    fact,
    record: {
      ...record,
      id: rename(record.id),
      lineage,
      parent: record.parent === null ? null : rename(record.parent),
      ...(record.mix && { mix: record.mix.map(rename) }),
      number,
      fingerprint: withForm(record.fingerprint, fact.fingerprint ?? ''),
      layer: { ...record.layer, id: fact.layer },
    },
    rewrite: true,
    moved: false,
  }
}

function remark(
  { fact, marker, markable }: FoundSource,
  lineage: string,
  notes: LineageNotes | undefined,
): LineageMarker | null {
  if (!markable) return null
  if (!marker) return { schema: recordSchemaNumber, lineage, layer: fact.layer, state: fact.state }
  if (marker.layer === fact.layer && marker.lineage === lineage) return null
  return { ...marker, lineage, layer: fact.layer, ...(notes && { notes }) }
}
