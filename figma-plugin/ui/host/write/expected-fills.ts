import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { WriteRequest } from '../../../protocol/write.ts'

/** Says what must still be so when a write begins: the fills of nodes, as they were read. */
export function expectedFills(nodes: readonly NodeFacts[]): WriteRequest['expect'] {
  return nodes.map(({ id, fills }) => ({
    node: id,
    ...(fills && { fills: JSON.stringify(fills) }),
  }))
}
