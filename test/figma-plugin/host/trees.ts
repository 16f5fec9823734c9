import { rebuildLineages } from '../../../core/history/rebuild-lineages.ts'
import type { NodeFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import { historyFacts } from '../../../figma-plugin/ui/host/history-facts.ts'
import { markerData, nodeFacts, versionData } from './node-facts.ts'

/** A source with two versions of its own, the second over the first; the second is visible. */
export const source = nodeFacts({ id: 'S', path: [0], data: markerData('S') })
export const a = version('A', { path: [1], visible: false }, 1)
export const b = version('B', { path: [2] }, 2, 'version-of-A')

/** A version of the lineage: two of them are oldest first. */
export function version(
  id: string,
  node: Partial<NodeFacts> & { at?: readonly [number, number] } = {},
  number = 1,
  parent: string | null = null,
): NodeFacts {
  return nodeFacts({ ...node, id, data: versionData(id, { number, parent }) })
}

/** A copy as Figma makes it: another id, the same entries. */
export function copyOf(node: NodeFacts, id: string, more: Partial<NodeFacts> = {}): NodeFacts {
  return { ...node, id, ...more }
}

/** What is told of every version: its source, whether it stands in place, whether it is seen. */
export function told(...nodes: readonly NodeFacts[]) {
  const { facts } = historyFacts(new Map(nodes.map((node) => [node.id, node])))
  return Object.fromEntries(
    facts.versions.map(({ layer, source: on, inPlace, visible }) => [
      layer,
      { on, inPlace, visible },
    ]),
  )
}

/** The lineages that these nodes make. */
export function treesOf(...nodes: readonly NodeFacts[]) {
  const { facts } = historyFacts(new Map(nodes.map((node) => [node.id, node])))
  return rebuildLineages(facts).lineages.map(({ source: of, versions, head }) => ({
    of,
    versions: versions.map(({ layer }) => layer),
    head: head.kind,
  }))
}
