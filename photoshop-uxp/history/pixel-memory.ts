import { versionPlaces } from '../../core/history/version-group.ts'
import type { Rect } from '../../core/image/rect.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { rectOfSource } from '../layers/source-rect.ts'
import type { Photoshop } from '../photoshop.ts'
import { pixelText } from '../pixels/pixel-text.ts'
import { type SeenPixels, sourcesOf } from './history-facts.ts'

/** What only pixels tell. */
export interface PixelQuestions {
  /**
   * What a source is now; changes with its own pixels, size, depth and profile. Asked at every look: it remembers by
   * itself what can't have changed.
   */
  readonly stateOf: (tree: DocumentTree, source: string) => Promise<string>
  /** What a version's layer holds now, over the rectangle of its source in document pixels. */
  readonly fingerprintOf: (
    tree: DocumentTree,
    layer: PhotoshopLayer,
    source: Rect,
  ) => Promise<string>
}

/** What was read of documents' pixels, kept until it can have changed. */
export interface PixelMemory {
  /** Reads what can have changed since the last time. */
  read(tree: DocumentTree): Promise<SeenPixels>
  /** Gives what was read the last time; of what was not, nothing is said. */
  recall(tree: DocumentTree): SeenPixels
}

interface Known extends SeenPixels {
  readonly historyState: number | null
}

const nothing: Known = { historyState: null, states: new Map(), fingerprints: new Map() }

/**
 * Makes an empty memory.
 *
 * Versions change with the history state only. Then those that show or are selected are read again: nobody can have
 * painted on the others. Inside a modal scope nothing is kept, because what is seen there
 * may be taken back while the state is the same.
 */
export function createPixelMemory(
  photoshop: Pick<Photoshop, 'core'>,
  { stateOf, fingerprintOf }: PixelQuestions,
): PixelMemory {
  const memory = new Map<number, Known>()

  const recall = (tree: DocumentTree): Known => memory.get(tree.id) ?? nothing

  return {
    recall,

    async read(tree) {
      if (!isReadable(tree)) return recall(tree)
      const known = recall(tree)
      const isSame = known.historyState === tree.historyState
      const isModal = photoshop.core.isModal()
      const states = new Map<string, string>()
      for (const { layer } of sourcesOf(tree)) {
        const isEmpty = rectOfSource(tree, layer) === null
        states.set(layer, isEmpty ? pixelText('empty') : await stateOf(tree, layer))
      }
      const fingerprints = new Map<string, string>()
      for (const { layer, source, visible } of versionPlaces(tree.layers)) {
        const last = known.fingerprints.get(layer.id)
        const mayDiffer = visible || tree.active.includes(layer.layerID)
        const rect = source === null ? null : rectOfSource(tree, source)
        const isDue = rect && mayDiffer && !(isSame && last !== undefined)
        const fingerprint = isDue ? await fingerprintOf(tree, layer, rect) : last
        if (fingerprint !== undefined) fingerprints.set(layer.id, fingerprint)
      }
      const seen = { historyState: tree.historyState, states, fingerprints }
      if (!isModal && !photoshop.core.isModal()) memory.set(tree.id, seen)
      return seen
    },
  }
}

/** In other modes nothing of ours was read when it was written, so nothing could be compared. */
function isReadable({ mode, depth }: DocumentTree): boolean {
  return mode === 'RGBColor' && depth !== null
}
