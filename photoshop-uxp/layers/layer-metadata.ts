import type { ActionDescriptor } from 'photoshop'
import { isRefineError } from '../../core/errors.ts'
import { historyNamespace } from '../../core/history/xmp/parse-packet.ts'
import { readXmp } from '../../core/history/xmp/read-xmp.ts'
import { writeXmp } from '../../core/history/xmp/write-xmp.ts'
import type { Photoshop } from '../photoshop.ts'
import { playReads } from './play-reads.ts'
import { parseEntry, type StoredEntry } from './stored-entry.ts'
import { maxPacketLength, xmpText } from './xmp-packet.ts'

/** Our property in a layer's own metadata: the text that its generator settings have, too. */
const entryProperty = 'Entry'

/**
 * Asks for a layer's own metadata: what it carries of ours stands there as well, for when Photoshop loses its generator
 * settings. That happens when a new document is saved for the first time (generator-core, issue 330).
 *
 * Exported files carry neither. With null it asks for the document's, which has nothing in that place.
 */
export function layerMetadataQuestion(
  documentID: number,
  layerID: number | null,
): ActionDescriptor {
  return { _obj: 'get', _target: target(documentID, layerID) }
}

/** Gives what an answer to {@link layerMetadataQuestion} has of ours; null when that is nothing. */
export function layerMetadataEntry(answer: ActionDescriptor | null): StoredEntry | null {
  const text = entryText(xmpText(answer))
  return text === null ? null : parseEntry(text)
}

/**
 * Writes what layers carry of ours into their own metadata too; what else is in it stays.
 *
 * To be called inside a step.
 *
 * @returns the layers with which Photoshop kept it.
 */
export async function writeLayerMetadata(
  photoshop: Photoshop,
  documentID: number,
  texts: ReadonlyMap<number, string>,
): Promise<ReadonlySet<number>> {
  const questions = [...texts.keys()].map((layerID) => layerMetadataQuestion(documentID, layerID))
  const before = await playReads(photoshop, questions)
  const packets = [...texts].map(([layerID, text], index) => ({
    layerID,
    packet: packetWith(xmpText(before[index] ?? null), text),
  }))
  await playReads(
    photoshop,
    packets.flatMap(({ layerID, packet }) =>
      packet === null ? [] : [command(documentID, layerID, packet)],
    ),
  )
  const after = await playReads(photoshop, questions)
  const kept = [...texts].filter(
    ([, text], index) => entryText(xmpText(after[index] ?? null)) === text,
  )
  return new Set(kept.map(([layerID]) => layerID))
}

function entryText(packet: string | null): string | null {
  if (!packet?.includes(historyNamespace) || packet.length > maxPacketLength) return null
  return readXmp(packet)?.texts[entryProperty] ?? null
}

/** Null for metadata that is damaged, which is left alone. */
function packetWith(old: string | null, text: string): string | null {
  try {
    const before = old === null ? null : readXmp(old)
    const texts = { ...before?.texts, [entryProperty]: text }
    return writeXmp(old, { lists: before?.lists ?? {}, texts })
  } catch (thrown) {
    if (isRefineError(thrown)) return null
    throw thrown
  }
}

function command(documentID: number, layerID: number, packet: string): ActionDescriptor {
  return {
    _obj: 'set',
    _target: target(documentID, layerID),
    to: { _obj: 'layer', XMPMetadataAsUTF8: packet },
  }
}

function target(documentID: number, layerID: number | null): object[] {
  return [
    { _ref: 'property', _property: 'XMPMetadataAsUTF8' },
    ...(layerID === null ? [] : [{ _ref: 'layer', _id: layerID }]),
    { _ref: 'document', _id: documentID },
  ]
}
