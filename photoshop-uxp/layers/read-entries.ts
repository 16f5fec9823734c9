import type { LayerEntry } from '../../core/history/xmp/layer-entries.ts'
import { historyNamespace } from '../../core/history/xmp/parse-packet.ts'
import type { Photoshop } from '../photoshop.ts'
import type { PhotoshopLayer } from './document-tree.ts'
import { layerMetadataEntry, layerMetadataQuestion } from './layer-metadata.ts'
import { placeStrays } from './place-strays.ts'
import { playReads } from './play-reads.ts'
import { parseEntry, type StoredEntry, settingsQuestion, settingsText } from './stored-entry.ts'
import { layerEntriesOf, xmpQuestion, xmpText } from './xmp-packet.ts'

/** What a document's layers carry of ours, and where it was found. */
export interface FoundEntries {
  /** Of layers that carry something, by number. */
  readonly byLayer: ReadonlyMap<number, StoredEntry>
  /** Of the document itself. */
  readonly own: StoredEntry
  /** The layers (null: the document) whose entry stands in the document's metadata only, to be written onto them. */
  readonly borrowed: ReadonlySet<number | null>
  /** The layers whose entry stands in their own metadata only, to be written into their generator settings again. */
  readonly lost: ReadonlySet<number>
  /** Entries of the metadata that no layer fits: kept when it is written, as found. */
  readonly strays: readonly LayerEntry[]
}

/** What was read of one document, valid while its history state is current. */
interface Remembered {
  readonly historyState: number
  readonly settings: ReadonlyMap<number, StoredEntry>
  /** What layers have in their own metadata; null for nothing. Only writes of ours change it. */
  readonly metadata: ReadonlyMap<number, StoredEntry | null>
  readonly xmp: string | null
}

const memories = new WeakMap<Photoshop, Map<number, Remembered>>()

/**
 * Reads what the layers of a document carry, in one call; what a layer lacks is looked up in its own metadata, then in
 * the document's.
 *
 * Outside modal scopes nothing is read twice while the history state is the same: every write of ours, and every
 * undo, is another state. Metadata, which can be huge, is read once and after each write of ours. Inside a modal scope
 * nothing is remembered, because there the state stands still while things change.
 *
 * @param document.layers the bare tree: where layers stand decides which of them fits an entry of the metadata.
 * @param document.own what the document itself carries.
 */
export async function readEntries(
  photoshop: Photoshop,
  documentID: number,
  document: {
    readonly historyState: number
    readonly layerIDs: readonly number[]
    readonly layers: readonly PhotoshopLayer[]
    readonly own: StoredEntry
  },
): Promise<FoundEntries> {
  const { historyState, layerIDs, layers, own } = document
  const remembered = photoshop.core.isModal() ? undefined : memories.get(photoshop)?.get(documentID)
  const isFresh =
    remembered?.historyState === historyState && layerIDs.every((id) => remembered.settings.has(id))
  const { settings, metadata, xmp } = isFresh
    ? remembered
    : await readSettings(photoshop, documentID, { layerIDs, historyState, remembered })
  const entries = xmp?.includes(historyNamespace) ? layerEntriesOf(xmp) : []
  const carried = new Map(settings)
  const lost = new Set<number>()
  for (const [layerID, entry] of metadata) {
    if (entry === null || !isEmpty(settings.get(layerID))) continue
    carried.set(layerID, entry)
    lost.add(layerID)
  }
  return { ...placeStrays({ layers, settings: carried, own }, entries), lost }
}

function isEmpty(entry: StoredEntry | undefined): boolean {
  return entry === undefined || Object.keys(entry).length === 0
}

/** Lets the next look outside a modal scope read a document's layers and metadata anew. */
export function forgetEntries(photoshop: Photoshop, documentID: number): void {
  memories.get(photoshop)?.delete(documentID)
}

async function readSettings(
  photoshop: Photoshop,
  documentID: number,
  wanted: {
    readonly layerIDs: readonly number[]
    readonly historyState: number
    readonly remembered: Remembered | undefined
  },
): Promise<Remembered> {
  const { layerIDs, historyState, remembered } = wanted
  const isModal = photoshop.core.isModal()
  const metadata = new Map(remembered?.metadata)
  const unasked = layerIDs.filter((layerID) => !metadata.has(layerID))
  const answers = await playReads(photoshop, [
    ...layerIDs.map((layerID) => settingsQuestion(documentID, layerID)),
    ...unasked.map((layerID) => layerMetadataQuestion(documentID, layerID)),
    ...(remembered ? [] : [xmpQuestion(documentID)]),
  ])
  const answerAt = (index: number) => answers[index] ?? null
  const settings = new Map(
    layerIDs.map((layerID, index) => [layerID, parseEntry(settingsText(answerAt(index)))]),
  )
  for (const [index, layerID] of unasked.entries()) {
    metadata.set(layerID, layerMetadataEntry(answerAt(layerIDs.length + index)))
  }
  const xmp = remembered ? remembered.xmp : xmpText(answerAt(answers.length - 1))
  const read: Remembered = { historyState, settings, metadata, xmp }
  if (!isModal && !photoshop.core.isModal()) {
    const memory = memories.get(photoshop) ?? new Map<number, Remembered>()
    memories.set(photoshop, memory.set(documentID, read))
  }
  return read
}
