/** Node types that the stand-in has. */
export type ModelledType =
  | 'DOCUMENT'
  | 'PAGE'
  | 'RECTANGLE'
  | 'ELLIPSE'
  | 'POLYGON'
  | 'STAR'
  | 'VECTOR'
  | 'LINE'
  | 'TEXT'
  | 'FRAME'
  | 'GROUP'
  | 'BOOLEAN_OPERATION'
  | 'SECTION'
  | 'SLICE'
  | 'COMPONENT'
  | 'COMPONENT_SET'
  | 'INSTANCE'

/** Everything a node's members are read from; which of them a node has is its type's business. */
export interface Props {
  readonly name: string
  readonly visible: boolean
  readonly locked: boolean
  /** Relative to the containing frame or page, not to a group. */
  readonly transform: Transform
  readonly width: number
  readonly height: number
  readonly opacity: number
  readonly blendMode: BlendMode
  readonly isMask: boolean
  readonly maskType: MaskType
  readonly effects: readonly Effect[]
  /** `mixed` for text in several colours. */
  readonly fills: readonly Paint[] | 'mixed'
  readonly fillStyleId: string
  readonly strokes: readonly Paint[]
  readonly strokeStyleId: string
  readonly strokeWeight: number
  readonly strokeAlign: 'CENTER' | 'INSIDE' | 'OUTSIDE'
  readonly strokeCap: StrokeCap
  readonly strokeJoin: StrokeJoin
  readonly dashPattern: readonly number[]
  readonly effectStyleId: string
  /** Top left, top right, bottom right, bottom left. */
  readonly corners: readonly [number, number, number, number]
  readonly cornerSmoothing: number
  readonly constraints: Constraints
  readonly layoutAlign: 'MIN' | 'CENTER' | 'MAX' | 'STRETCH' | 'INHERIT'
  readonly layoutGrow: number
  readonly layoutPositioning: 'AUTO' | 'ABSOLUTE'
  readonly minWidth: number | null
  readonly maxWidth: number | null
  readonly minHeight: number | null
  readonly maxHeight: number | null
  readonly targetAspectRatio: Vector | null
  /** Row and column of a child of a grid; null lets the grid choose. */
  readonly gridCell: { readonly row: number; readonly column: number } | null
  readonly layoutMode: 'NONE' | 'HORIZONTAL' | 'VERTICAL' | 'GRID'
  readonly paddingLeft: number
  readonly paddingRight: number
  readonly paddingTop: number
  readonly paddingBottom: number
  readonly itemSpacing: number
  readonly primaryAxisSizingMode: 'FIXED' | 'AUTO'
  readonly counterAxisSizingMode: 'FIXED' | 'AUTO'
  readonly primaryAxisAlignItems: 'MIN' | 'MAX' | 'CENTER' | 'SPACE_BETWEEN'
  readonly counterAxisAlignItems: 'MIN' | 'MAX' | 'CENTER' | 'BASELINE'
  readonly gridRowCount: number
  readonly gridColumnCount: number
  readonly gridRowGap: number
  readonly gridColumnGap: number
  readonly clipsContent: boolean
  readonly expanded: boolean
  readonly exportSettings: readonly ExportSettings[]
  readonly pointCount: number
  readonly innerRadius: number
  readonly arcData: ArcData
  readonly vectorPaths: VectorPaths
  readonly booleanOperation: 'UNION' | 'INTERSECT' | 'SUBTRACT' | 'EXCLUDE'
  readonly characters: string
  readonly fontName: FontName
  readonly fontSize: number
  readonly description: string
  readonly sectionContentsHidden: boolean
  /** An instance's component. */
  readonly mainComponent: string | null
}

/** One node as it stands; a change puts a new record in the place of the old one. */
export interface NodeRecord {
  readonly id: string
  readonly type: ModelledType
  readonly parent: string | null
  /** Back to front; null where the type has no children. */
  readonly children: readonly string[] | null
  readonly props: Props
  readonly pluginData: Readonly<Record<string, string>>
  /** By namespace, then by key. */
  readonly sharedData: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly relaunch: Readonly<Record<string, string>>
  /** In an instance: the node of the component that this one reflects. */
  readonly reflects: string | null
  /** What an instance's sublayer says itself instead of reflecting it: names of props, or `pluginData`, `sharedData`. */
  readonly overrides: readonly string[]
}
