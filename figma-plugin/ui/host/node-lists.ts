import { entryKeys } from '../../protocol/entries.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import { shownImages } from './base-paint.ts'
import { type FoundEntry, historyEntry, markerEntry, versionEntry } from './node-entries.ts'
import type { MarkedNode } from './version-source.ts'

/** A version's node with its record. */
export interface RecordedNode {
  readonly node: NodeFacts
  readonly entry: FoundEntry
}

/** The known nodes of a document by what they are to us. */
export interface NodeLists {
  readonly marked: readonly MarkedNode[]
  readonly recorded: readonly RecordedNode[]
  /** Image layers that carry nothing of ours: what the user has selected. */
  readonly unmarked: readonly NodeFacts[]
  /** Frames that hold the versions of a picture in an instance or component, by id, with that picture's id. */
  readonly frames: ReadonlyMap<string, string>
}

/** Sorts the known nodes; one may be a version and the source of another lineage at once. */
export function sortNodes(nodes: Iterable<NodeFacts>): NodeLists {
  const marked: MarkedNode[] = []
  const recorded: RecordedNode[] = []
  const unmarked: NodeFacts[] = []
  const frames = new Map<string, string>()
  for (const node of nodes) {
    const marker = markerEntry(node)
    const entry = versionEntry(node)
    const history = historyEntry(node)
    if (marker) marked.push({ node, marker })
    if (entry) recorded.push({ node, entry })
    if (history) frames.set(node.id, history.source)
    const isOurs = marker || entry || history || node.data[entryKeys.unplaced] !== undefined
    if (!isOurs && !node.isMask && shownImages(node.fills).length > 0) unmarked.push(node)
  }
  return { marked, recorded, unmarked, frames }
}
