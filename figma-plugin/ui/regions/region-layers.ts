import { throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions, RegionLayer } from '../../../core/host.ts'
import type { NodeFacts, ShapeFacts } from '../../protocol/node-facts.ts'
import type { FigmaHostDeps, SourceLayer } from '../host/host-parts.ts'

/**
 * Lists the layers over a source that could mark an area of it, topmost first.
 *
 * A mask layer (Figma's "use as mask") is of kind `mask`, everything else with outlines a `shape`. Other pictures mark
 * nothing: several of them selected are several sources. Hidden layers count: a shape is hidden so that it doesn't stand
 * before the picture, and that says nothing about the area.
 */
export async function listRegionLayers(
  deps: Pick<FigmaHostDeps, 'document'>,
  source: SourceLayer,
  options: CallOptions = {},
): Promise<readonly RegionLayer[]> {
  const shapes = await deps.document.shapes(source.node.id)
  throwIfAborted(options.signal)
  return shapes
    .filter((shape) => canMark(shape, source))
    .sort((a, b) => comparePaths(b.node.path, a.node.path))
    .map(({ node, preselected }) => ({
      id: node.id,
      name: node.name,
      kind: node.isMask ? 'mask' : 'shape',
      preselected,
    }))
}

function canMark({ node, outlines }: ShapeFacts, source: SourceLayer): boolean {
  if (node.id === source.node.id || outlines.length === 0) return false
  return node.isMask || !showsPicture(node)
}

function showsPicture(node: NodeFacts): boolean {
  return (node.fills ?? []).some(({ type, visible }) => type === 'IMAGE' && visible !== false)
}

/** Orders two paths by height: positive where the first lies above the second. */
function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
