import { versionPlaces } from '../../core/history/version-group.ts'
import type { Rect } from '../../core/image/rect.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { walkLayers } from '../layers/find-layer.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import { rectOfSource } from '../layers/source-rect.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { pixelText } from '../pixels/pixel-text.ts'
import { type SeenPixels, sourcesOf } from './history-facts.ts'

/** What only pixels tell. */
export interface PixelQuestions {
  /**
   * What a source is now; changes with its own pixels, size, depth and profile. Asked whenever anything is read: it
   * remembers by itself what can't have changed.
   */
  readonly stateOf: (tree: DocumentTree, source: string, scope: ModalScope) => Promise<string>
  /** What a version's layer holds now, over the rectangle of its source in document pixels. */
  readonly fingerprintOf: (
    tree: DocumentTree,
    layer: PhotoshopLayer,
    source: Rect,
    scope: ModalScope,
  ) => Promise<string>
}

/** What was read of documents' pixels, kept until it can have changed. */
export interface PixelMemory {
  /** Tells whether anything can have changed since the last time. */
  isDue(tree: DocumentTree): boolean
  /** Reads what can have changed; to be called with the document as it is inside the scope. */
  read(tree: DocumentTree, scope: ModalScope): Promise<SeenPixels>
  /** Gives what was read the last time; of what was not, nothing is said. */
  recall(tree: DocumentTree): SeenPixels
}

interface Known extends SeenPixels {
  readonly historyState: number | null
  readonly eyes: string
}

/** A version whose pixels are asked about. */
interface Asked {
  readonly layer: PhotoshopLayer
  readonly source: Rect
}

const nothing: Known = { historyState: null, eyes: '', states: new Map(), fingerprints: new Map() }

/**
 * Makes an empty memory.
 *
 * Versions change with the history state only. Then those that show or are selected are read again: nobody can have
 * painted on the others.
 */
export function createPixelMemory({ stateOf, fingerprintOf }: PixelQuestions): PixelMemory {
  const memory = new Map<number, Known>()

  const recall = (tree: DocumentTree): Known => memory.get(tree.id) ?? nothing

  const dueVersions = (tree: DocumentTree): readonly Asked[] => {
    const { historyState, fingerprints } = recall(tree)
    return versionPlaces(tree.layers).flatMap(({ layer, source, visible }): Asked[] => {
      const isKnown = historyState === tree.historyState && fingerprints.has(layer.id)
      const mayDiffer = visible || tree.active.includes(layer.layerID)
      const rect = source === null ? null : rectOfSource(tree, source)
      return rect && mayDiffer && !isKnown ? [{ layer, source: rect }] : []
    })
  }

  return {
    recall,

    isDue(tree) {
      // Without a history there is nothing to ask: most documents have none, and their users are left in peace.
      if (!isReadable(tree) || sourcesOf(tree).length === 0) return false
      const { historyState, eyes, states } = recall(tree)
      const isSame = historyState === tree.historyState && eyes === eyesOf(tree)
      const isKnown = sourcesOf(tree).every(({ layer }) => states.has(layer))
      return !isSame || !isKnown || dueVersions(tree).length > 0
    },

    async read(tree, scope) {
      if (!isReadable(tree)) return recall(tree)
      const states = new Map<string, string>()
      for (const { layer } of sourcesOf(tree)) {
        const isEmpty = rectOfSource(tree, layer) === null
        states.set(layer, isEmpty ? pixelText('empty') : await stateOf(tree, layer, scope))
      }
      const due = new Map(dueVersions(tree).map(({ layer, source }) => [layer.id, source]))
      const fingerprints = new Map<string, string>()
      for (const { layer } of versionPlaces(tree.layers)) {
        const rect = due.get(layer.id)
        const last = recall(tree).fingerprints.get(layer.id)
        const fingerprint = rect ? await fingerprintOf(tree, layer, rect, scope) : last
        if (fingerprint !== undefined) fingerprints.set(layer.id, fingerprint)
      }
      const { historyState } = tree
      const seen = { historyState, eyes: eyesOf(tree), states, fingerprints }
      memory.set(tree.id, seen)
      return seen
    },
  }
}

/** Which layers show, where that decides what a source is: eyes are no part of Photoshop's history. */
function eyesOf(tree: DocumentTree): string {
  const whole = formatLayer({ documentID: tree.id, layerID: null })
  if (!sourcesOf(tree).some(({ layer }) => layer === whole)) return ''
  return [...walkLayers(tree.layers)].map(({ visible }) => (visible ? '+' : '-')).join('')
}

/** In other modes nothing of ours was read when it was written, so nothing could be compared. */
function isReadable({ mode, depth }: DocumentTree): boolean {
  return mode === 'RGBColor' && depth !== null
}
