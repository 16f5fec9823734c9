import type { LineageMarker, VersionRecord } from '../../core/history/record.ts'
import { toAsciiJson } from '../../core/history/xmp/write-xmp.ts'
import type { HostParts } from '../host/host-parts.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import { play } from '../modal/play.ts'
import { playReads } from './play-reads.ts'
import {
  parseEntry,
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
 * back. Metadata that can't be written is no failure, because the layers carry everything; `metadataRemark` tells.
 *
 * @throws RefineError `host_failed` when Photoshop did not keep what was written.
 */
export async function writeEntries(
  parts: Pick<HostParts, 'photoshop' | 'promptsInFile'>,
  documentID: number,
  entries: readonly RecordEntry[],
): Promise<void> {
  const { photoshop } = parts
  const wanted = mergeEntries(entries)
  if (wanted.length > 0) {
    const questions = wanted.map(({ layerID }) => settingsQuestion(documentID, layerID))
    const before = await playReads(photoshop, questions)
    const texts = wanted.map((entry, index) => textOf(entry, settingsText(before[index] ?? null)))
    await play(
      photoshop,
      wanted.map(({ layerID }, index) => settingsCommand(documentID, layerID, texts[index] ?? '')),
    )
    const after = await playReads(photoshop, questions)
    if (texts.some((text, index) => settingsText(after[index] ?? null) !== text)) {
      throw hostFailed('Photoshop did not keep the version’s record.')
    }
  }
  await writeXmpIndex(parts, documentID)
}

/** Brings entries of the same layer together; what comes later counts. */
function mergeEntries(entries: readonly RecordEntry[]): readonly RecordEntry[] {
  const merged = new Map<number | null, RecordEntry>()
  for (const entry of entries) {
    merged.set(entry.layerID, { ...merged.get(entry.layerID), ...entry })
  }
  return [...merged.values()]
}

function textOf({ version, marker, standsOn }: RecordEntry, before: string | null): string {
  const old = parseEntry(before)
  return toAsciiJson({
    ...old,
    ...(version !== undefined && { version: version ? storedVersion(version) : undefined }),
    ...(marker !== undefined && { marker: marker ? storedMarker(marker) : undefined }),
    ...(standsOn !== undefined && { standsOn }),
  })
}
