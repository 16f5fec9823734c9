/** A node that can carry fills of its own and be cloned beside itself. */
export type FilledNode =
  | RectangleNode
  | EllipseNode
  | PolygonNode
  | StarNode
  | VectorNode
  | FrameNode

const filledTypes: readonly string[] = [
  'RECTANGLE',
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'VECTOR',
  'FRAME',
] satisfies FilledNode['type'][]

/** Tells whether a node can carry the fills that a version needs. */
export function isFilledNode(node: BaseNode): node is FilledNode {
  return filledTypes.includes(node.type)
}

/** Finds the topmost visible image paint; paints are drawn in array order, so that is the last one. */
export function topImagePaint(fills: readonly Paint[]): number {
  for (let i = fills.length - 1; i >= 0; i--) {
    const paint = fills[i]
    if (paint?.type === 'IMAGE' && paint.visible !== false && paint.imageHash) return i
  }
  return -1
}

/** Gives a node's fills, or none where several text styles make them `figma.mixed`. */
export function fillsOf(node: FilledNode): readonly Paint[] {
  return Array.isArray(node.fills) ? (node.fills as readonly Paint[]) : []
}
