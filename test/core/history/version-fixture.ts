import type { Lineage, Version } from '../../../core/history/lineage.ts'
import { noNotes } from '../../../core/history/lineage-notes.ts'
import type { VersionRecord } from '../../../core/history/record.ts'
import { recordFixture } from '../../support/record-fixture.ts'

/** Makes a version as healing gives it, in place and hidden; give only what a test is about. */
export function versionFixture(
  record: Partial<VersionRecord>,
  changes: Partial<Version> = {},
): Version {
  const full = recordFixture(record)
  return {
    record: full,
    layer: full.layer.id,
    name: full.layer.name,
    visible: false,
    children: [],
    adjusted: false,
    moved: false,
    takenOut: false,
    parentMissing: false,
    sourceChanged: false,
    ...changes,
  }
}

/** Makes a lineage of these versions, oldest first. */
export function lineageFixture(versions: readonly Version[]): Lineage {
  return {
    id: 'lineage',
    source: 'source',
    sourceName: 'Cup',
    derivedFrom: null,
    versions,
    head: { kind: 'source' },
    notes: noNotes,
  }
}

/** Gives the lineage with exactly these versions visible. */
export function withVisible(lineage: Lineage, ids: readonly string[]): Lineage {
  return {
    ...lineage,
    versions: lineage.versions.map((v) => ({ ...v, visible: ids.includes(v.record.id) })),
  }
}
