import { versionOnLayer } from '../../../core/history/find-in-lineages.ts'
import type { Lineage } from '../../../core/history/lineage.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import { shownImages } from './base-paint.ts'
import { boxesOverlap, boxOnPage } from './boxes-overlap.ts'
import type { SeenDocument } from './host-parts.ts'
import { historyEntry } from './node-entries.ts'
import type { SelectionView } from './pin.ts'

/**
 * Gives the source that a selected layer stands for: its own picture, its source's, or that of a history frame.
 *
 * A version stands for itself when its source is gone or on another page, and when it was taken out while nothing
 * shows in its source's place: grouped or framed, it is where the user sees the picture. Null for layers without a
 * picture, and for masks, which mark areas.
 */
export function sourceStoodFor(seen: SeenDocument, node: NodeFacts): string | null {
  const { lineages } = seen.rebuilt
  const isHere = (id: string | null) => id !== null && seen.nodes.get(id)?.page === seen.look.page
  const framed = historyEntry(node)
  if (framed) {
    const held = lineages.find(({ versions }) =>
      versions.some(({ layer }) => seen.nodes.get(layer)?.parent === node.id),
    )
    return [held?.source ?? null, framed.source].find(isHere) ?? null
  }
  if (lineages.some(({ source }) => source === node.id)) return node.id
  const lineage = versionOnLayer(seen.rebuilt, node.id)?.lineage
  if (lineage) {
    return isHere(lineage.source) && !isAllThatShows(seen, lineage, node) ? lineage.source : node.id
  }
  return !node.isMask && shownImages(node.fills).length > 0 ? node.id : null
}

/** Tells whether a version was taken out of its source's place and left nothing there to be seen. */
function isAllThatShows(seen: SeenDocument, lineage: Lineage, { id }: NodeFacts): boolean {
  const version = lineage.versions.find(({ layer }) => layer === id)
  if (!version?.takenOut || !version.visible || lineage.head.kind !== 'source') return false
  return seen.nodes.get(lineage.source ?? '')?.visible === false
}

/** Says what is selected, for deciding what is picked. */
export function viewSelection(seen: SeenDocument, pinned: NodeFacts | null): SelectionView {
  const pictures = new Set<string>()
  const others: { overlapsPinned: boolean }[] = []
  for (const node of seen.look.selection) {
    const source = sourceStoodFor(seen, node)
    if (source !== null) pictures.add(source)
    else {
      const overlapsPinned = pinned !== null && boxesOverlap(boxOnPage(pinned), boxOnPage(node))
      others.push({ overlapsPinned })
    }
  }
  return { pictures: [...pictures], others }
}
