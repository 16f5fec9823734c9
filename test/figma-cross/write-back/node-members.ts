import type { SceneNode } from '@open-pencil/core'
import type { Size } from '../../../core/image/rect.ts'
import type { PaintFacts } from '../../../figma-plugin/protocol/node-facts.ts'
import {
  invert,
  type Matrix,
  mapPoint,
  multiply,
} from '../../../figma-plugin/ui/geometry/matrix.ts'
import type { TreeNode } from '../../figma-plugin/stand-in/border/contract.ts'
import { openPencilPaint } from '../open-pencil-paint.ts'
import { fillsOf, toPage } from './document-state.ts'

/**
 * Writes a Figma node in OpenPencil's members: look, place in its parent, corners, clipping, auto layout.
 *
 * @param parent the node that it lies in; undefined on the page.
 * @param hashes OpenPencil's names of image files by Figma's.
 * @throws Error for a look that is not compared here, so that none goes missing unseen.
 */
export function nodeMembers(
  node: TreeNode,
  parent: TreeNode | undefined,
  hashes: ReadonlyMap<string, string>,
  image: Size,
): Partial<SceneNode> {
  const { props, name, visible, locked, width, height } = node
  const hasStrokes = (props.strokes as readonly unknown[]).length > 0
  if (hasStrokes || (props.effects as readonly unknown[]).length > 0) {
    throw new Error(`Expected no strokes or effects on ${name}.`)
  }
  return {
    name,
    visible,
    locked,
    width,
    height,
    ...placeIn(node, parent),
    fills: fillsOf(node).map((paint) => openPencilPaint(renamed(paint, hashes), node, image)),
    opacity: props.opacity,
    blendMode: props.blendMode,
    isMask: props.isMask,
    maskType: props.maskType,
    clipsContent: props.clipsContent,
    ...corners(props.corners as readonly number[]),
    ...layout(props),
    ...(node.type === 'TEXT' && words(node)),
  } as Partial<SceneNode>
}

/** The stand-in's text has a name, but no words of its own unless a font was loaded. */
function words({ name, props }: TreeNode): Partial<SceneNode> {
  return {
    text: String(props.characters) || name,
    fontFamily: 'Inter',
    fontWeight: 400,
    fontSize: 16,
    textAutoResize: 'NONE',
  }
}

function renamed(paint: PaintFacts, hashes: ReadonlyMap<string, string>): PaintFacts {
  if (typeof paint.imageHash !== 'string') return paint
  const imageHash = hashes.get(paint.imageHash)
  if (imageHash === undefined) throw new Error(`Expected a file of the image ${paint.imageHash}.`)
  return { ...paint, imageHash }
}

/** OpenPencil turns a node about its middle, and mirrors it in its box afterwards; it knows no skewing. */
function placeIn(node: TreeNode, parent: TreeNode | undefined): Partial<SceneNode> {
  const above = parent ? invert(toPage(parent)) : identity
  if (!above) throw new Error(`Expected a parent of ${node.name} that has a size.`)
  const matrix = multiply(above, toPage(node))
  const [a, b, c, d] = matrix
  const flipX = a * d - b * c < 0
  const half = { x: node.width / 2, y: node.height / 2 }
  const middle = mapPoint(matrix, half)
  const rotation = (Math.atan2(b, flipX ? -a : a) * 180) / Math.PI
  return { x: middle.x - half.x, y: middle.y - half.y, rotation, flipX }
}

const identity: Matrix = [1, 0, 0, 1, 0, 0]

function corners([topLeft = 0, topRight = 0, bottomRight = 0, bottomLeft = 0]: readonly number[]) {
  return {
    cornerRadius: topLeft,
    independentCorners: [topRight, bottomRight, bottomLeft].some((radius) => radius !== topLeft),
    topLeftRadius: topLeft,
    topRightRadius: topRight,
    bottomRightRadius: bottomRight,
    bottomLeftRadius: bottomLeft,
  }
}

function layout(props: TreeNode['props']) {
  const { horizontal, vertical } = props.constraints as { horizontal: string; vertical: string }
  return {
    layoutMode: props.layoutMode,
    primaryAxisSizing: props.primaryAxisSizingMode === 'AUTO' ? 'HUG' : 'FIXED',
    counterAxisSizing: props.counterAxisSizingMode === 'AUTO' ? 'HUG' : 'FIXED',
    primaryAxisAlign: props.primaryAxisAlignItems,
    counterAxisAlign: props.counterAxisAlignItems,
    itemSpacing: props.itemSpacing,
    paddingTop: props.paddingTop,
    paddingRight: props.paddingRight,
    paddingBottom: props.paddingBottom,
    paddingLeft: props.paddingLeft,
    layoutPositioning: props.layoutPositioning,
    layoutGrow: props.layoutGrow,
    layoutAlignSelf: props.layoutAlign === 'INHERIT' ? 'AUTO' : props.layoutAlign,
    horizontalConstraint: horizontal,
    verticalConstraint: vertical,
  }
}
