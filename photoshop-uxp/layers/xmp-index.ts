import { isRefineError } from '../../core/errors.ts'
import { readRecord } from '../../core/history/read-record.ts'
import { textsProperty } from '../../core/history/xmp/document-texts.ts'
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
import { ownTexts, ownTextsQuestion, textsForXmp } from './own-texts.ts'
import { playReads } from './play-reads.ts'
import { type FoundEntries, forgetEntries } from './read-entries.ts'
import { readDocument } from './read-tree.ts'
import { textAt } from './stored-entry.ts'
import { maxPacketLength, xmpCommand, xmpQuestion, xmpText } from './xmp-packet.ts'

const failures = new WeakMap<Photoshop, Map<number, readonly string[]>>()

/** Says what the user should know of a document's metadata and its layers', when not all could be written there. */
export function metadataRemarks(photoshop: Photoshop, documentID: number): readonly string[] {
  return failures.get(photoshop)?.get(documentID) ?? []
}

const notInDocument =
  'The document’s metadata (XMP) could not be updated: only the layers carry the history, so programs that drop what they carry lose it.'

const notInLayers =
  'The layers’ own metadata could not be updated: a document that was never saved can lose its history when it is opened again. Save it now, before you refine further.'

/**
 * Brings a document's metadata in line with what its layers carry: which layer is which version, by ids only.
 *
 * Full records, and texts of the document, stand there too when the user allowed prompts in exported files; a change of that takes effect with the
 * next write. Records that stand only there stay in any case, unless a layer carried them that was deleted since.
 * Never throws for metadata that can't be read or written.
 *
 * @param layersAreInLine whether the layers' own metadata has what they carry; the user is told when not.
 * @throws RefineError `cancelled`.
 */
export async function writeXmpIndex(
  { photoshop, promptsInFile }: Pick<HostParts, 'photoshop' | 'promptsInFile'>,
  documentID: number,
  layersAreInLine: boolean,
): Promise<void> {
  forgetEntries(photoshop, documentID)
  const isInLine = await tryToWrite(photoshop, documentID, await promptsInFile.read())
  const remarks = [...(isInLine ? [] : [notInDocument]), ...(layersAreInLine ? [] : [notInLayers])]
  const failed = failures.get(photoshop) ?? new Map<number, readonly string[]>()
  failures.set(photoshop, failed.set(documentID, remarks))
}

async function tryToWrite(
  photoshop: Photoshop,
  documentID: number,
  withPrompts: boolean,
): Promise<boolean> {
  const { entries } = await readDocument(photoshop, documentID)
  const [answer, own] = await playReads(photoshop, [
    xmpQuestion(documentID),
    ownTextsQuestion(documentID),
  ])
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
      [textsProperty]: textsForXmp(before, ownTexts(own ?? null), withPrompts),
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
