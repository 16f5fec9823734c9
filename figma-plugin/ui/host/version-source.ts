import type { NodeFacts } from '../../protocol/node-facts.ts'
import { boxOnPage, sameBox } from './boxes-overlap.ts'
import type { FoundEntry } from './node-entries.ts'

/** A source with the marker that it carries. */
export interface MarkedNode {
  readonly node: NodeFacts
  readonly marker: FoundEntry
}

/** What a version's source is told by. */
export interface SourceSearch {
  readonly version: NodeFacts
  readonly entry: FoundEntry
  /** Every known source with a marker, on any page. */
  readonly marked: readonly MarkedNode[]
  /** Known image layers without marker or record. */
  readonly unmarked: readonly NodeFacts[]
  /** The id of the source that the version's parent is the history frame of; null for any other parent. */
  readonly frameOf: string | null
  /** Whether the layer that the version was written on is still on its page. */
  readonly originalIsHere: boolean
  /** Tells whether an image layer holds the picture that the version was made for. */
  readonly holdsPicture: (node: NodeFacts) => boolean
}

/** Where a source can be found from its version, the surest first. */
const nearnesses = ['home', 'page'] as const

/**
 * Finds the source that a version belongs to now, as far as its place tells; null where nothing does.
 *
 * That is the frame it lies in, or a sibling with the marker of its lineage. Of several, the one with the
 * version's own box is taken, then an original for an original and a copy for a copy, then the nearest below. A
 * version that was taken elsewhere belongs to the source on its page, a copy only where that was copied, too.
 */
export function sourceOfVersion(search: SourceSearch): NodeFacts | null {
  const { version, entry } = search
  const isCopy = entry.writtenOn !== version.id
  const related = search.marked.filter(
    ({ node, marker }) => marker.lineage === entry.lineage && node.id !== version.id,
  )
  for (const nearness of nearnesses) {
    const found = related.filter((source) =>
      nearness === 'home' ? isAtHome(search, source) : isOnPage(search, source, isCopy),
    )
    const best = [...found].sort(
      (a, b) =>
        rankOf(b, version, isCopy) - rankOf(a, version, isCopy) ||
        compareNearness(a.node, b.node, version),
    )[0]
    if (best) return best.node
    if (nearness === 'home') {
      const lost = search.unmarked.find(
        (node) => isNextTo(version, node) && search.holdsPicture(node),
      )
      if (lost && related.length === 0) return lost
    }
  }
  return null
}

/** Compares two nodes by what lies above what, bottom first. */
export function compareHeight(a: NodeFacts, b: NodeFacts): number {
  for (const [i, position] of a.path.entries()) {
    const other = b.path[i]
    if (other === undefined) return 1
    if (position !== other) return position - other
  }
  return a.path.length - b.path.length
}

function isAtHome({ version, frameOf }: SourceSearch, { node, marker }: MarkedNode): boolean {
  if (frameOf === null) return isNextTo(version, node)
  if (node.page !== version.page) return false
  return node.id === frameOf || marker.writtenOn === frameOf
}

function isNextTo(version: NodeFacts, source: NodeFacts): boolean {
  return source.id === version.parent || source.parent === version.parent
}

/** A copy that was pasted somewhere, while its original is still here, belongs to nothing there. */
function isOnPage(
  { version, originalIsHere }: SourceSearch,
  source: MarkedNode,
  isCopy: boolean,
): boolean {
  if (source.node.page !== version.page) return false
  return !isCopy || (isCopied(source) && !originalIsHere)
}

function isCopied({ node, marker }: MarkedNode): boolean {
  return marker.writtenOn !== node.id
}

function rankOf(source: MarkedNode, version: NodeFacts, isCopy: boolean): number {
  const isThere = sameBox(boxOnPage(source.node), boxOnPage(version))
  return (isThere ? 2 : 0) + (isCopied(source) === isCopy ? 1 : 0)
}

/** Sources below the version come first, the highest of them before the others; then those above it, lowest first. */
function compareNearness(a: NodeFacts, b: NodeFacts, version: NodeFacts): number {
  const belowA = compareHeight(a, version) < 0
  const belowB = compareHeight(b, version) < 0
  if (belowA !== belowB) return belowA ? -1 : 1
  return belowA ? compareHeight(b, a) : compareHeight(a, b)
}
