import type { NodeFacts } from '../../protocol/node-facts.ts'
import type { SeenDocument, SourceLayer } from './host-parts.ts'
import { paintsEntry } from './node-entries.ts'
import { shownVersion } from './version-stack.ts'

/**
 * Gives the layer in which a source's picture is seen now: a version's where one shows beside it, else its own.
 *
 * The user moves and resizes what is seen, and draws over that.
 */
export function shownNodeOf(seen: SeenDocument, source: NodeFacts): NodeFacts {
  const layer = shownVersion(seen, source.id)?.layer
  const node = layer === undefined ? undefined : seen.nodes.get(layer)
  return node && node.parent === source.parent ? node : source
}

/** Gives a source as it is seen now: with the node that shows in its place, and how the picture lies in that. */
export function asSeen(seen: SeenDocument, source: SourceLayer): SourceLayer {
  const node = shownNodeOf(seen, source.node)
  if (node.id === source.node.id) return source
  const base = paintsEntry(node)?.base
  const drawn = (node.fills ?? []).find(({ imageHash }) => imageHash === base)
  const { imageHash } = source.paint
  return { ...source, node, paint: drawn ? { ...drawn, imageHash } : source.paint }
}
