import { RefineError } from '../../../../core/errors.ts'
import type { FigmaDocument } from '../../../protocol/figma-document.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import { boxAround, cornersOf, mapPoint, matrixOf } from '../../geometry/matrix.ts'
import type { Beside } from './write-scene.ts'

/** Distance to what a new layer is put beside, in Figma's units. */
const gap = 80

/** Parents that grow with a new child, or take none but their own kind. */
const passing: ReadonlySet<string> = new Set([
  'GROUP',
  'TRANSFORM_GROUP',
  'BOOLEAN_OPERATION',
  'COMPONENT_SET',
  'COMPONENT',
  'INSTANCE',
])

/**
 * Finds the place on the right of a node where a layer can be added: beside the outermost instance or component that
 * it lies in, if any, and outside of groups.
 *
 * For something held in a frame that is the right of the frame itself, so that nothing of the design is covered, and
 * the new layer still moves and is copied together with it.
 *
 * @param taken Nodes to stay clear of, as far as they lie in that place's parent.
 * @throws RefineError `not_found` when the node is gone.
 */
export async function findBeside(
  document: FigmaDocument,
  node: NodeFacts,
  taken: readonly NodeFacts[] = [],
): Promise<Beside> {
  const outermost = node.held ? await nodeOf(document, node.held.id) : node
  let child = outermost
  while (child.parent !== null && passing.has(child.parentType ?? '')) {
    child = await nodeOf(document, child.parent)
  }
  const parent = child.parent ?? child.page
  const box = boxInParent(child)
  const rights = [box.right, ...taken.filter((one) => one.parent === parent).map(rightOf)]
  if (node.held && child.parentType === 'FRAME') {
    rights.push((await nodeOf(document, parent)).width)
  }
  return {
    parent,
    above: child.id,
    name: outermost.name,
    x: Math.max(...rights) + gap,
    y: box.top,
  }
}

/** Gives the upright box around a node in its containing frame's coordinates. */
export function boxInParent({ relativeTransform, width, height }: NodeFacts): {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
} {
  const matrix = matrixOf(relativeTransform)
  const corners = cornersOf({ left: 0, top: 0, right: width, bottom: height })
  const box = boxAround(corners.map((corner) => mapPoint(matrix, corner)))
  return box ?? { left: 0, top: 0, right: 0, bottom: 0 }
}

function rightOf(node: NodeFacts): number {
  return boxInParent(node).right
}

async function nodeOf(document: FigmaDocument, id: string): Promise<NodeFacts> {
  const [node] = await document.nodes([id])
  if (node) return node
  throw new RefineError('not_found', 'The picture is no longer in the document.', {
    hint: 'Pick another layer; what was made is kept.',
  })
}
