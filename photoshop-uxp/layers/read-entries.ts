import type { LayerEntry } from '../../core/history/xmp/layer-entries.ts'
import { historyNamespace } from '../../core/history/xmp/parse-packet.ts'
import type { Photoshop } from '../photoshop.ts'
import type { PhotoshopLayer } from './document-tree.ts'
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
  /** Entries of the metadata that no layer fits: kept when it is written, as found. */
  readonly strays: readonly LayerEntry[]
}

/** What was read of one document, valid while its history state is current. */
interface Remembered {
  readonly historyState: number
  readonly settings: Map<number, StoredEntry>
  readonly xmp: string | null
}

const memories = new WeakMap<Photoshop, Map<number, Remembered>>()

/**
 * Reads what the layers of a document carry, in one call; what a layer lacks is looked up in the document's metadata.
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
  const { settings, xmp } = isFresh
    ? remembered
    : await readSettings(photoshop, documentID, { layerIDs, historyState, remembered })
  const entries = xmp?.includes(historyNamespace) ? layerEntriesOf(xmp) : []
  return placeStrays({ layers, settings, own }, entries)
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
  const answers = await playReads(photoshop, [
    ...layerIDs.map((layerID) => settingsQuestion(documentID, layerID)),
    ...(remembered ? [] : [xmpQuestion(documentID)]),
  ])
  const settings = new Map(
    layerIDs.map((layerID, index) => [layerID, parseEntry(settingsText(answers[index] ?? null))]),
  )
  const xmp = remembered ? remembered.xmp : xmpText(answers.at(-1) ?? null)
  const read: Remembered = { historyState, settings, xmp }
  if (!isModal && !photoshop.core.isModal()) {
    const memory = memories.get(photoshop) ?? new Map<number, Remembered>()
    memories.set(photoshop, memory.set(documentID, read))
  }
  return read
}
