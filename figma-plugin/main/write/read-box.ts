/** A layer with a place and a size of its own. */
export type Boxed = SceneNode & LayoutMixin

/** What decides where a layer stands in its parent, and how large it is. */
export interface Box {
  readonly width: number
  readonly height: number
  readonly relativeTransform: Transform
  readonly constraints: Constraints | null
  readonly hasLockedRatio: boolean
  /** Its part in the parent's auto layout; null where there is none. */
  readonly layout: LayoutPart | null
}

/** What a layer is in its parent's auto layout. */
export type LayoutPart = Pick<LayoutMixin, (typeof limits)[number] | (typeof flow)[number]> &
  Pick<LayoutMixin, 'layoutPositioning'>

/** Limits of size: of what lies in an auto layout. */
export const limits = ['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const
/** How a layer gets its size along each axis. */
export const sizings = ['layoutSizingHorizontal', 'layoutSizingVertical'] as const
const flow = ['layoutAlign', 'layoutGrow', ...sizings] as const

/** Reads a layer's box; null where it has none, as in a table. */
export function readBox(node: SceneNode): Box | null {
  if (!isBoxed(node)) return null
  const { width, height, relativeTransform } = node
  return {
    width,
    height,
    relativeTransform,
    constraints: 'constraints' in node ? node.constraints : null,
    hasLockedRatio: 'targetAspectRatio' in node && node.targetAspectRatio !== null,
    layout: isInLayout(node) ? readLayout(node) : null,
  }
}

function readLayout(node: Boxed): LayoutPart {
  const { minWidth, maxWidth, minHeight, maxHeight, layoutPositioning } = node
  const { layoutAlign, layoutGrow, layoutSizingHorizontal, layoutSizingVertical } = node
  return {
    ...{ minWidth, maxWidth, minHeight, maxHeight, layoutPositioning },
    ...{ layoutAlign, layoutGrow, layoutSizingHorizontal, layoutSizingVertical },
  }
}

/** Tells whether a layer has a place and a size of its own. */
export function isBoxed(node: SceneNode): node is Boxed {
  return 'resizeWithoutConstraints' in node
}

/** Tells whether a layer's parent has auto layout, whether the layer follows it or not. */
export function isInLayout({ parent }: SceneNode): boolean {
  return parent !== null && 'layoutMode' in parent && parent.layoutMode !== 'NONE'
}
