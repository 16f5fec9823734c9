import { isRefineError } from '../../core/errors.ts'
import { readRecord } from '../../core/history/read-record.ts'
import {
  indexEntryOf,
  indexProperty,
  readIndex,
  writeIndex,
} from '../../core/history/xmp/index-entries.ts'
import {
  type LayerEntry,
  layersProperty,
  writeLayerEntries,
} from '../../core/history/xmp/layer-entries.ts'
import { readXmp, type XmpProperties } from '../../core/history/xmp/read-xmp.ts'
import { writeXmp } from '../../core/history/xmp/write-xmp.ts'
import type { HostParts } from '../host/host-parts.ts'
import type { Photoshop } from '../photoshop.ts'
import { playReads } from './play-reads.ts'
import { type FoundEntries, forgetEntries } from './read-entries.ts'
import { readDocument } from './read-tree.ts'
import { textAt } from './stored-entry.ts'
import { maxPacketLength, xmpCommand, xmpQuestion, xmpText } from './xmp-packet.ts'

const failures = new WeakMap<Photoshop, Set<number>>()

/** Says what the user should know when a document's metadata could not be brought in line; null when it could. */
export function metadataRemark(photoshop: Photoshop, documentID: number): string | null {
  if (!failures.get(photoshop)?.has(documentID)) return null
  return 'The document’s metadata (XMP) could not be updated: only the layers carry the history, so programs that drop what they carry lose it.'
}

/**
 * Brings a document's metadata in line with what its layers carry: which layer is which version, by ids only.
 *
 * Full records stand there too when the user allowed prompts in exported files; a change of that takes effect with the
 * next write. Records that stand only there stay in any case, unless a layer carried them that was deleted since.
 * Never throws for metadata that can't be read or written.
 *
 * @throws RefineError `cancelled`.
 */
export async function writeXmpIndex(
  { photoshop, promptsInFile }: Pick<HostParts, 'photoshop' | 'promptsInFile'>,
  documentID: number,
): Promise<void> {
  forgetEntries(photoshop, documentID)
  const isInLine = await tryToWrite(photoshop, documentID, await promptsInFile.read())
  const failed = failures.get(photoshop) ?? new Set<number>()
  failures.set(photoshop, failed)
  if (isInLine) failed.delete(documentID)
  else failed.add(documentID)
}

async function tryToWrite(
  photoshop: Photoshop,
  documentID: number,
  withPrompts: boolean,
): Promise<boolean> {
  const { entries } = await readDocument(photoshop, documentID)
  const [answer] = await playReads(photoshop, [xmpQuestion(documentID)])
  const old = xmpText(answer ?? null)
  if (old !== null && old.length > maxPacketLength) return false
  let packet: string
  let lists: XmpProperties['lists']
  try {
    const before = old === null ? null : readXmp(old)
    const deleted = new Set(readIndex(before?.lists[indexProperty]).map(({ id }) => id))
    const strays = entries.strays.filter(({ version }) => !deleted.has(textAt(version, 'id') ?? ''))
    lists = {
      [indexProperty]: indexOf(entries),
      [layersProperty]: writeLayerEntries(layerEntriesFor({ ...entries, strays }, withPrompts)),
    }
    if (isSame(before?.lists ?? {}, lists)) return true
    packet = writeXmp(old, { lists: { ...before?.lists, ...lists }, texts: before?.texts ?? {} })
  } catch (thrown) {
    // Metadata that is damaged is left alone.
    if (isRefineError(thrown)) return false
    throw thrown
  }
  const [written] = await playReads(photoshop, [xmpCommand(documentID, packet)])
  if (!written) return false
  const [kept] = await playReads(photoshop, [xmpQuestion(documentID)])
  return isSame(readXmp(xmpText(kept ?? null) ?? '')?.lists ?? {}, lists)
}

function indexOf({ byLayer }: FoundEntries): readonly string[] {
  return writeIndex(
    [...byLayer].flatMap(([layerID, { version }]) => {
      const read = version === undefined ? null : readRecord(version)
      return read?.ok ? [indexEntryOf(read.record, String(layerID))] : []
    }),
  )
}

function layerEntriesFor(entries: FoundEntries, withPrompts: boolean): readonly LayerEntry[] {
  const { byLayer, own, borrowed, strays } = entries
  const stays = (layerID: number | null) => withPrompts || borrowed.has(layerID)
  return [
    ...[...byLayer]
      .filter(([layerID]) => stays(layerID))
      .map(([layerID, entry]) => ({ ...entry, layer: String(layerID) })),
    ...(own.marker !== undefined && stays(null) ? [{ layer: 'visible', marker: own.marker }] : []),
    ...strays,
  ]
}

function isSame(
  before: Readonly<Record<string, readonly string[]>>,
  lists: Readonly<Record<string, readonly string[]>>,
): boolean {
  return Object.entries(lists).every(
    ([name, items]) => JSON.stringify(before[name] ?? []) === JSON.stringify(items),
  )
}
