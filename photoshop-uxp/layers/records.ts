import type { LineageMarker, VersionRecord } from '../../core/history/record.ts'
import { toAsciiJson } from '../../core/history/xmp/write-xmp.ts'
import type { HostParts } from '../host/host-parts.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import { play } from '../modal/play.ts'
import { layerMetadataEntry, layerMetadataQuestion, writeLayerMetadata } from './layer-metadata.ts'
import { playReads } from './play-reads.ts'
import {
  parseEntry,
  type StoredEntry,
  settingsCommand,
  settingsQuestion,
  settingsText,
  storedMarker,
  storedVersion,
} from './stored-entry.ts'
import { writeXmpIndex } from './xmp-index.ts'

/** What one layer, or with the number null the document, shall carry; what is absent stays, null takes it away. */
export interface RecordEntry {
  readonly layerID: number | null
  readonly version?: VersionRecord | null
  readonly marker?: LineageMarker | null
  readonly standsOn?: 'visible'
}

/**
 * Writes records and markers onto layers, reads them back, and brings the document's metadata in line.
 *
 * To be called inside a modal scope, with that document in front and its history suspended: a failure takes the step
 * back. Metadata that can't be written is no failure, because the layers carry everything; `metadataRemarks` tell.
 *
 * @throws RefineError `host_failed` when Photoshop did not keep what was written.
 */
export async function writeEntries(
  parts: Pick<HostParts, 'photoshop' | 'promptsInFile'>,
  documentID: number,
  entries: readonly RecordEntry[],
): Promise<void> {
  const wanted = mergeEntries(entries)
  const isKept = wanted.length === 0 || (await writeWanted(parts, documentID, wanted))
  await writeXmpIndex(parts, documentID, isKept)
}

/**
 * Says whether the layers' own metadata has their versions and notes as well, for when Photoshop loses their generator
 * settings. Markers without notes can be done without: versions say which lineage they are of, and what they stand on
 * is seen.
 */
async function writeWanted(
  { photoshop }: Pick<HostParts, 'photoshop'>,
  documentID: number,
  wanted: readonly RecordEntry[],
): Promise<boolean> {
  const questions = wanted.map(({ layerID }) => settingsQuestion(documentID, layerID))
  const before = await playReads(photoshop, questions)
  const spare = await playReads(
    photoshop,
    wanted.map(({ layerID }) => layerMetadataQuestion(documentID, layerID)),
  )
  const texts = wanted.map((entry, index) => {
    const text = settingsText(before[index] ?? null)
    const lost = text === null ? layerMetadataEntry(spare[index] ?? null) : null
    return textOf(entry, lost ?? parseEntry(text))
  })
  await play(
    photoshop,
    wanted.map(({ layerID }, index) => settingsCommand(documentID, layerID, texts[index] ?? '')),
  )
  const after = await playReads(photoshop, questions)
  if (texts.some((text, index) => settingsText(after[index] ?? null) !== text)) {
    throw hostFailed('Photoshop did not keep the version’s record.')
  }
  const ofLayers = wanted.flatMap(({ layerID }, index): [number, string][] =>
    layerID === null ? [] : [[layerID, texts[index] ?? '']],
  )
  const kept = await writeLayerMetadata(photoshop, documentID, new Map(ofLayers))
  return wanted.every(
    ({ layerID, version, marker }) =>
      layerID === null || kept.has(layerID) || (!version && !marker?.notes),
  )
}

/** Brings entries of the same layer together; what comes later counts. */
function mergeEntries(entries: readonly RecordEntry[]): readonly RecordEntry[] {
  const merged = new Map<number | null, RecordEntry>()
  for (const entry of entries) {
    merged.set(entry.layerID, { ...merged.get(entry.layerID), ...entry })
  }
  return [...merged.values()]
}

function textOf({ version, marker, standsOn }: RecordEntry, old: StoredEntry): string {
  return toAsciiJson({
    ...old,
    ...(version !== undefined && { version: version ? storedVersion(version) : undefined }),
    ...(marker !== undefined && { marker: marker ? storedMarker(marker) : undefined }),
    ...(standsOn !== undefined && { standsOn }),
  })
}
