import type { Size } from '../../../core/image/rect.ts'
import type {
  NodeFacts,
  PaintFacts,
  ShapeFacts,
  Transform2D,
} from '../../../figma-plugin/protocol/node-facts.ts'
import type { SourceLayer } from '../../../figma-plugin/ui/host/host-parts.ts'
import type { ImageFacts } from '../../../figma-plugin/ui/pixels/figma-pixels.ts'

/** A node at the page's origin, unturned, 100×100, without paints. */
export function aNode(given: Partial<NodeFacts> = {}): NodeFacts {
  return {
    id: '1:2',
    type: 'RECTANGLE',
    name: 'Shape',
    visible: true,
    locked: false,
    parent: '0:1',
    parentType: 'PAGE',
    parentLayout: 'NONE',
    path: [0],
    page: '0:1',
    held: null,
    relativeTransform: upright(0, 0),
    absoluteTransform: upright(0, 0),
    width: 100,
    height: 100,
    fills: [],
    fillStyle: '',
    isMask: false,
    maskType: 'ALPHA',
    opacity: 1,
    children: null,
    clipsContent: false,
    data: {},
    ...given,
  }
}

/** A node whose one paint shows an image; by default 100×100 pixels in 100×100 units. */
export function aSource(
  given: {
    readonly node?: Partial<NodeFacts>
    readonly paint?: Partial<PaintFacts>
    readonly image?: Size
  } = {},
): SourceLayer {
  const paint = { type: 'IMAGE', imageHash: 'picture', ...given.paint }
  return {
    node: aNode({ id: '1:1', name: 'Hero', fills: [paint], ...given.node }),
    home: 'siblings',
    base: 0,
    paint: { ...paint, imageHash: 'picture' },
    image: factsOf(given.image ?? { width: 100, height: 100 }),
    state: 'state',
  }
}

export function factsOf({ width, height }: Size): ImageFacts {
  return {
    width,
    height,
    format: 'png',
    depth: 8,
    color: { space: 'srgb', name: 'untagged' },
    translucent: false,
    obstacle: null,
  }
}

/** A shape whose outline is its own box, unless outlines are given. */
export function aShape(
  node: Partial<NodeFacts> = {},
  given: Partial<Omit<ShapeFacts, 'node'>> = {},
): ShapeFacts {
  const facts = aNode(node)
  const { width, height, absoluteTransform } = facts
  const outline = {
    windingRule: 'NONZERO' as const,
    data: `M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} L 0 0 Z`,
    transform: absoluteTransform,
  }
  return { preselected: false, outlines: [outline], ...given, node: facts }
}

/** Moved only. */
export function upright(x: number, y: number): Transform2D {
  return [
    [1, 0, x],
    [0, 1, y],
  ]
}

/** Turned clockwise about its top-left corner, which lies at x, y. */
export function turned(degrees: number, x: number, y: number): Transform2D {
  const angle = (degrees * Math.PI) / 180
  return [
    [Math.cos(angle), -Math.sin(angle), x],
    [Math.sin(angle), Math.cos(angle), y],
  ]
}
