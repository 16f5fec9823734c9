import type { KeptNotes } from '../../core/history/lineage-notes.ts'
import { type MarkedSource, notedMarker } from '../../core/history/noted-marker.ts'
import { sourceGone } from '../../core/history/source-errors.ts'
import { isSource } from '../../core/history/version-group.ts'
import type { CallOptions } from '../../core/host.ts'
import type { DocumentTree } from '../layers/document-tree.ts'
import { findLayer } from '../layers/find-layer.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { wholePictureName } from '../layers/source-rect.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { stateOfSource } from '../pixels/source-state.ts'
import type { LookAround } from './look-around.ts'
import { writeInStep } from './write-step.ts'

/**
 * Keeps notes on a source, in one undo step. Those of the whole picture are the document's own, which Photoshop's Undo
 * leaves as they are.
 *
 * @throws RefineError `not_found`, `too_large`, `would_lose_data`.
 */
export async function keepNotes(
  parts: PixelParts,
  lookAround: LookAround,
  source: string,
  kept: KeptNotes,
  options: CallOptions,
): Promise<void> {
  const ref = parseLayer(source)
  if (!ref) throw sourceGone()
  const { tree } = await lookAround.look(ref.documentID)
  const { name, marker } = markedSource(tree, source)
  // Only a new marker says what the source was.
  const state = marker === null ? await stateOfSource(parts, tree, source, options) : ''
  await writeInStep(parts, lookAround, ref.documentID, {
    name: `Note on “${name}”`,
    options,
    async work({ tree, rebuilt }) {
      const marker = notedMarker({ ...markedSource(tree, source), state }, rebuilt, kept)
      return { entries: [{ layerID: ref.layerID, marker }] }
    },
  })
}

/** Says what a source is and carries, but for its pixels. @throws RefineError `not_found`. */
export function markedSource(tree: DocumentTree, source: string): Omit<MarkedSource, 'state'> {
  if (parseLayer(source)?.layerID === null) {
    return { layer: source, name: wholePictureName, marker: tree.marker }
  }
  const layer = findLayer(tree, source)
  if (!layer || !isSource(layer)) throw sourceGone()
  return { layer: source, name: layer.name, marker: layer.marker ?? null }
}
