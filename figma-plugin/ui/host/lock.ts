import type { FigmaDocument } from '../../protocol/figma-document.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import type { Refusal } from './refuse-node.ts'

/** Says whose lock keeps a locked layer from being changed: its own, or the outermost locked one around it. */
export async function lockRefusal(
  document: Pick<FigmaDocument, 'nodes'>,
  node: NodeFacts,
): Promise<Refusal> {
  let locked = node
  while (locked.parent !== null) {
    const [parent] = await document.nodes([locked.parent])
    if (!parent?.locked) break
    locked = parent
  }
  return locked.id === node.id
    ? { reason: 'is locked.', fix: 'Unlock it to refine it.' }
    : {
        reason: `lies in “${locked.name}”, which is locked.`,
        fix: `Unlock “${locked.name}” to refine it.`,
      }
}
