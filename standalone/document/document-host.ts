import { throwIfAborted } from '../../core/errors.ts'
import { expectRemovable } from '../../core/history/expect-removable.ts'
import { lineageOf, versionById } from '../../core/history/find-in-lineages.ts'
import { isSource } from '../../core/history/version-group.ts'
import type { CallOptions, Host, Picked } from '../../core/host.ts'
import type { HostCapabilities } from '../../core/host-capabilities.ts'
import type { ColorConverter } from '../../core/ports.ts'
import { addSourceLayer } from './add-source-layer.ts'
import { createDocumentHistory, type DocumentHistory } from './document-history.ts'
import { createDocumentTexts } from './document-texts.ts'
import {
  applyHealing,
  keepNotesIn,
  lineageFor,
  removeVersion,
  replaceRecord,
} from './edit-versions.ts'
import { lineagesOf } from './history-facts.ts'
import { findLayer, type LayeredDocument, mapLayers } from './layered-document.ts'
import { describeSource, sourceOfLayer } from './pick-source.ts'
import { placeVersions } from './place-versions.ts'
import { readTarget, readWhole } from './read-target.ts'
import { showVersion } from './show-version.ts'
import { thumbnailOf } from './thumbnail.ts'

export interface DocumentHostOptions {
  readonly document: LayeredDocument
  /** Names the host to people: "this page", "the command line". */
  readonly name: string
  /** The document's own name, such as its file's. */
  readonly documentName?: string
  /** Whether the panel's canvas can paint a region. */
  readonly paintsMasks: boolean
  /** Says whether a URL can be reached; without it every URL counts as reachable. */
  readonly reach?: HostCapabilities['reach']
  readonly color?: ColorConverter
}

/** A layered document in memory as a host, with what a page or a program around it needs besides the verbs. */
export interface DocumentHost extends Host {
  readonly addSource: NonNullable<Host['addSource']>
  readonly document: LayeredDocument
  /** The picked layer's id, or null. */
  readonly selected: string | null
  select(layer: string | null): void
  /** Changes the document in any other way, as one undo step. */
  edit(change: (document: LayeredDocument) => LayeredDocument): void
  /** Opens another document; what was before can't be undone to. */
  open(document: LayeredDocument): void
  readonly canUndo: boolean
  readonly canRedo: boolean
  undo(): void
  redo(): void
}

/** Opens a layered document as a host: every verb is a pure step from one document to the next. */
export function createDocumentHost(options: DocumentHostOptions): DocumentHost {
  const history = createDocumentHistory(options.document)
  const verbs = createVerbs(history, options)
  return {
    ...verbs,
    ...(options.color && { color: options.color }),
    get document() {
      return history.document
    },
    get selected() {
      return history.selected
    },
    get canUndo() {
      return history.canUndo
    },
    get canRedo() {
      return history.canRedo
    },
    select: history.select,
    edit: (change) => history.write(change(history.document)),
    open: history.open,
    undo: history.undo,
    redo: history.redo,
  }
}

function createVerbs(
  history: DocumentHistory,
  options: DocumentHostOptions,
): Host & Pick<DocumentHost, 'addSource'> {
  /** Stores what healing gave to copies together with the verb's own change: one undo step. */
  const healed = () => applyHealing(history.document)

  const versionNamed = (id: string) => versionById(lineagesOf(history.document), id).version

  return {
    capabilities: {
      name: options.name,
      stacking: 'patches',
      paintsMasks: options.paintsMasks,
      regionHint: null,
      depths: [8, 16],
      replacing: true,
      reframe: true,
      undo: true,
      reach: options.reach ?? (() => ({ ok: true })),
    },

    pick: whenLive((): Picked | null => {
      const { document, selected } = history
      const source = selected === null ? null : sourceOfLayer(document, selected)
      if (!source) return null
      const { documentName } = options
      return {
        ...describeSource(document, source),
        ...(documentName !== undefined && { document: documentName }),
      }
    }),

    async readPixels(source, target, rect, call) {
      throwIfAborted(call?.signal)
      return readTarget(history.document, source, target, rect)
    },

    async readRegion(_source, call) {
      throwIfAborted(call?.signal)
      return null
    },

    async readReferences(_source, call) {
      throwIfAborted(call?.signal)
      return []
    },

    async place(placement, call) {
      throwIfAborted(call?.signal)
      const { document, placed } = placeVersions(healed(), placement)
      if (placement.show === null) {
        history.write(document)
        return placed
      }
      const layer = placed.versions.find(({ id }) => id === placement.show)?.layer ?? null
      const moves = sourceOfSelection(history) === placement.source
      history.write(
        showPlaced(document, placement.source, placement.show, layer),
        moves ? layer : history.selected,
      )
      return placed
    },

    async addSource(source, call) {
      throwIfAborted(call?.signal)
      const added = await addSourceLayer(healed(), source, options.color)
      throwIfAborted(call?.signal)
      history.write(added.document, added.layer)
      return { layer: added.layer }
    },

    async show(source, version, call) {
      throwIfAborted(call?.signal)
      const document = healed()
      if (version === null && !lineageOf(lineagesOf(document), source)) {
        return
      }
      history.write(showVersion(document, lineageFor(document, source), version))
    },

    async rename(version, name, call) {
      throwIfAborted(call?.signal)
      const { layer } = versionNamed(version)
      history.write(
        mapLayers(healed(), (other) => (other.id === layer ? { ...other, name } : other)),
      )
    },

    async mark(version, changes, call) {
      throwIfAborted(call?.signal)
      const { layer, record } = versionNamed(version)
      history.write(replaceRecord(healed(), layer, { ...record, ...changes }))
    },

    async remove(version, call) {
      throwIfAborted(call?.signal)
      const found = expectRemovable(lineagesOf(history.document), version)
      const document = removeVersion(healed(), found, call?.notes)
      const { selected } = history
      // What was picked with the layer stays picked: its source.
      const isLost = selected !== null && !findLayer(document, selected)
      history.write(document, isLost ? found.lineage.source : selected)
    },

    async keepNotes(source, kept, call) {
      throwIfAborted(call?.signal)
      history.write(keepNotesIn(healed(), source, kept))
    },

    documentTexts: createDocumentTexts(history),

    async lineages(call) {
      throwIfAborted(call?.signal)
      return lineagesOf(history.document)
    },

    async thumbnail(source, version, maxEdge, call) {
      throwIfAborted(call?.signal)
      return thumbnailOf(readWhole(history.document, source, version), maxEdge)
    },

    watch: history.watch,
  }
}

function whenLive<Result>(work: () => Result): (call?: CallOptions) => Promise<Result> {
  return async (call) => {
    throwIfAborted(call?.signal)
    return work()
  }
}

/** A reframed picture shows beside the source; a version shows in its place. */
function showPlaced(
  document: LayeredDocument,
  source: string,
  version: string,
  id: string | null,
): LayeredDocument {
  const layer = id === null ? undefined : findLayer(document, id)
  if (!layer || !isSource(layer)) {
    return showVersion(document, lineageFor(document, source), version)
  }
  return mapLayers(document, (other) => (other.id === id ? { ...other, visible: true } : other))
}

function sourceOfSelection({ document, selected }: DocumentHistory): string | null {
  if (selected === null || !findLayer(document, selected)) return null
  try {
    return sourceOfLayer(document, selected)?.id ?? null
  } catch {
    return null
  }
}
