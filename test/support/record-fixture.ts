import type { Edit } from '../../core/edit/edit.ts'
import type { LineageMarker, VersionRecord } from '../../core/history/record.ts'
import type { NewVersion } from '../../core/host.ts'

/** Makes a plain edit of a 40×30 source; give only what a test is about. */
export function editFixture(changes: Partial<Edit> = {}): Edit {
  return {
    source: { width: 40, height: 30, depth: 8, state: 'state-1' },
    parent: null,
    instruction: 'make the light warmer',
    region: null,
    edge: { kind: 'strict' },
    protect: [],
    preserve: [],
    references: [],
    strength: null,
    provider: 'local',
    model: 'local-1',
    quality: null,
    variations: 1,
    seed: null,
    ...changes,
  }
}

/** Makes the record of a version that stands on layer `layer-<id>`; its edit's parent follows the record's. */
export function recordFixture(changes: Partial<VersionRecord> = {}): VersionRecord {
  const id = changes.id ?? 'a'
  const number = changes.number ?? 1
  return {
    schema: 1,
    id,
    lineage: 'lineage',
    parent: null,
    number,
    kind: 'patch',
    createdAt: `2025-01-01T00:00:${String(number % 60).padStart(2, '0')}.000Z`,
    edit: editFixture({ parent: changes.parent ?? null }),
    crop: { x: 0, y: 0, width: 40, height: 30 },
    report: {
      outside: { pixels: 0, changedPixels: 0, maxDifference: 0 },
      inside: { pixels: 1200, changedPixels: 1200, maxDifference: 9, meanDifference: 4.5 },
      density: 1,
      answeredSize: { width: 40, height: 30 },
      notes: [],
    },
    costUsd: 0,
    call: `call-${id}`,
    starred: false,
    note: '',
    fingerprint: `pixels-${id}`,
    layer: { id: `layer-${id}`, name: `Cup · v${number} · make the light warmer` },
    ...changes,
  }
}

/** Makes the record of a version that is still to be placed: what the host fills in is missing. */
export function newRecordFixture(
  changes: Partial<NewVersion['record']> = {},
): NewVersion['record'] {
  const { layer: _layer, fingerprint: _fingerprint, ...record } = recordFixture(changes)
  return record
}

/** Makes the marker of a source on layer `source`. */
export function markerFixture(changes: Partial<LineageMarker> = {}): LineageMarker {
  return { schema: 1, lineage: 'lineage', layer: 'source', state: 'state-1', ...changes }
}
