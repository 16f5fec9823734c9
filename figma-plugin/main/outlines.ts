import type { ShapeFacts } from '../protocol/node-facts.ts'

type Outline = ShapeFacts['outlines'][number]

/** Outlines of one candidate at most: a group of more leaves is no shape that someone drew to mark an area. */
const mostOutlines = 400

/**
 * Reads the outlines of what a node covers, each in its own node's coordinates.
 *
 * A shape covers its fill, or its stroke where it has no fill; a group what its visible leaves cover; a frame is
 * its own outline, whatever lies in it; what has no outline in Figma (slices, sections) covers its box.
 */
export function readOutlines(node: SceneNode): Outline[] {
  const outlines: Outline[] = []
  collect(node, outlines)
  return outlines
}

function collect(node: SceneNode, into: Outline[]): void {
  if (into.length >= mostOutlines) return
  if (node.type === 'GROUP' || node.type === 'TRANSFORM_GROUP') {
    for (const child of node.children) if (child.visible) collect(child, into)
    return
  }
  if (!('absoluteTransform' in node)) return
  const transform = node.absoluteTransform
  for (const { windingRule, data } of pathsOf(node)) into.push({ windingRule, data, transform })
}

function pathsOf(node: SceneNode & DimensionAndPositionMixin): VectorPaths {
  // Sections have strokes, but what they mark is the area.
  if (!('fillGeometry' in node)) return [boxPath(node)]
  if (node.fillGeometry.length > 0) return node.fillGeometry
  if (node.strokeGeometry.length > 0) return node.strokeGeometry
  // A shape without fill and stroke covers nothing, but a frame without them is still an area.
  return 'children' in node ? [boxPath(node)] : []
}

function boxPath({ width, height }: DimensionAndPositionMixin): VectorPath {
  return { windingRule: 'NONZERO', data: `M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} Z` }
}
