import type { ActionDescriptor, Document } from 'photoshop'
import * as z from 'zod/mini'
import { RefineError } from '../../core/errors.ts'
import { errorOfScope } from '../modal/modal-errors.ts'
import type { Photoshop } from '../photoshop.ts'
import { buildTree } from './build-tree.ts'
import type { DocumentTree } from './document-tree.ts'
import {
  documentProperties,
  documentSchema,
  type ListedLayer,
  layerListSchema,
  layerProperties,
} from './layer-list.ts'
import { openDocument } from './open-document.ts'
import { playReads } from './play-reads.ts'
import { type FoundEntries, readEntries } from './read-entries.ts'
import { parseEntry, qualifyMarker, settingsQuestion, settingsText } from './stored-entry.ts'

/** A document's tree, and what its layers carry only in the document's metadata. */
export interface ReadDocument {
  readonly tree: DocumentTree
  readonly entries: FoundEntries
}

/** How often a document that changes while it is listed is listed anew before what was found is taken as it is. */
const maxAttempts = 3

/**
 * Lists an open document: its layers, what they carry of ours, and what the verbs have to know of it.
 *
 * Takes three calls to Photoshop however many layers there are. Reads only.
 *
 * @throws RefineError `not_found` when it was closed; `host_failed` when Photoshop does not answer.
 */
export async function readTree(photoshop: Photoshop, documentID: number): Promise<DocumentTree> {
  return (await readDocument(photoshop, documentID)).tree
}

/** Lists an open document likewise, and says where what its layers carry was found. */
export async function readDocument(
  photoshop: Photoshop,
  documentID: number,
): Promise<ReadDocument> {
  try {
    return await readWhileStill(photoshop, documentID)
  } catch (thrown) {
    throw errorOfScope(thrown, false)
  }
}

async function readWhileStill(photoshop: Photoshop, documentID: number): Promise<ReadDocument> {
  for (let attempt = 1; ; attempt++) {
    const document = openDocument(photoshop, documentID)
    const before = document.activeHistoryState.id
    const read = await readOnce(photoshop, document, before)
    const after = openDocument(photoshop, documentID).activeHistoryState.id
    if (after === before || attempt === maxAttempts) return read
  }
}

async function readOnce(
  photoshop: Photoshop,
  document: Document,
  historyState: number,
): Promise<ReadDocument> {
  const documentID = document.id
  const [properties, settings] = await playReads(photoshop, [
    multiGet(documentID, [[...documentProperties]]),
    settingsQuestion(documentID, null),
  ])
  const about = expectAnswer(documentSchema, properties)
  const range = { _obj: 'layer', index: about.hasBackgroundLayer ? 0 : 1, count: -1 }
  const [answer] = await playReads(photoshop, [multiGet(documentID, [[...layerProperties], range])])
  const { list } = expectAnswer(layerListSchema, answer)
  const own = parseEntry(settingsText(settings ?? null))
  const bare = buildTree(list, documentID, () => ({}))
  const entries = await readEntries(photoshop, documentID, {
    historyState,
    layerIDs: list.filter(canCarry).map(({ layerID }) => layerID),
    layers: bare,
    own,
  })
  const tagged = document.colorProfileType !== photoshop.constants.ColorProfileType.NONE
  const tree: DocumentTree = {
    id: documentID,
    width: document.width,
    height: document.height,
    mode: about.mode._value,
    depth: about.depth === 8 || about.depth === 16 ? about.depth : null,
    profile: tagged ? document.colorProfileName : '',
    quickMask: about.quickMask,
    historyState,
    layers: buildTree(list, documentID, (layerID) => entries.byLayer.get(layerID) ?? {}),
    active: about.targetLayersIDs.map(({ _id }) => _id),
    marker: qualifyMarker(entries.own.marker, documentID) ?? null,
  }
  return { tree, entries }
}

/** Only pixels and groups carry something of ours; a group's end marker is no layer. */
function canCarry({ layerSection, layerKind, background }: ListedLayer): boolean {
  if (layerSection?._value === 'layerSectionEnd') return false
  if (layerSection?._value === 'layerSectionStart' || background) return true
  return layerKind === 1 || layerKind === 5
}

/** The form of batchplay.md, "Multi-Get": what is missing is left out of the answer instead of failing it. */
function multiGet(documentID: number, extendedReference: readonly unknown[]): ActionDescriptor {
  return {
    _obj: 'multiGet',
    _target: { _ref: [{ _ref: 'document', _id: documentID }] },
    extendedReference,
    options: { failOnMissingProperty: false, failOnMissingElement: false },
  }
}

function expectAnswer<T>(schema: z.ZodMiniType<T>, answer: ActionDescriptor | null | undefined): T {
  const parsed = z.safeParse(schema, answer)
  if (parsed.success) return parsed.data
  throw new RefineError('host_failed', 'Photoshop did not say what is in the document.', {
    hint: 'Try again when Photoshop is idle.',
    retryable: true,
    cause: parsed.error,
  })
}
