/** What the comparison uses of OpenPencil: the package is installed for it alone, so its own types are not at hand. */
declare module '@open-pencil/core' {
  /** A matrix as OpenPencil's paints hold it: the first two rows. */
  export interface PaintTransform {
    readonly m00: number
    readonly m01: number
    readonly m02: number
    readonly m10: number
    readonly m11: number
    readonly m12: number
  }

  export interface Color {
    readonly r: number
    readonly g: number
    readonly b: number
    readonly a: number
  }

  export interface Fill {
    readonly type: string
    readonly visible: boolean
    readonly opacity: number
    readonly blendMode: string
    readonly color: Color
    readonly imageHash?: string
    readonly imageScaleMode?: string
    readonly imageTransform?: PaintTransform
    readonly gradientTransform?: PaintTransform
    readonly gradientStops?: readonly { readonly position: number; readonly color: Color }[]
  }

  export interface SceneNode {
    readonly id: string
    readonly type: string
    readonly name: string
    readonly visible: boolean
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly childIds: readonly string[]
    readonly fills: readonly Fill[]
    readonly rotation: number
    readonly flipX: boolean
    readonly text: string
    readonly fontFamily: string
    readonly fontWeight: number
    readonly fontSize: number
    readonly textAutoResize: string
    readonly pluginData: readonly {
      readonly pluginId: string
      readonly key: string
      readonly value: string
    }[]
  }

  export class SceneGraph {
    readonly images: Map<string, Uint8Array>
    getNode(id: string): SceneNode | undefined
    getAllNodes(): Iterable<SceneNode>
    createNode(type: string, parent: string): SceneNode
    createInstance(component: string, parent: string): SceneNode | null
    updateNode(id: string, changes: object): void
  }

  type Row = [number, number, number]

  export interface NodeProxy {
    readonly id: string
    readonly absoluteTransform: [Row, Row]
    readonly width: number
    readonly height: number
    readonly children: readonly NodeProxy[]
    name: string
    x: number
    y: number
    rotation: number
    visible: boolean
    cornerRadius: number
    fills: readonly Fill[]
    resize(width: number, height: number): void
    clone(): NodeProxy
    insertChild(index: number, child: NodeProxy): void
    setPluginData(key: string, value: string): void
    getPluginData(key: string): string
    setSharedPluginData(namespace: string, key: string, value: string): void
    getSharedPluginData(namespace: string, key: string): string
  }

  export class FigmaAPI {
    constructor(graph: SceneGraph)
    readonly currentPage: NodeProxy
    readonly root: NodeProxy
    createRectangle(): NodeProxy
    createEllipse(): NodeProxy
    createImage(bytes: Uint8Array): { readonly hash: string }
    getNodeById(id: string): NodeProxy | null
  }

  interface Canvas {
    clear(color: Float32Array): void
    concat(matrix: readonly number[]): void
    save(): void
    restore(): void
    readPixels(x: number, y: number, info: object): Uint8Array | null
  }

  interface Surface {
    getCanvas(): Canvas
    flush(): void
    delete(): void
  }

  export interface CanvasKit {
    readonly TRANSPARENT: Float32Array
    readonly AlphaType: { readonly Premul: unknown }
    readonly ColorType: { readonly RGBA_8888: unknown }
    readonly ColorSpace: { readonly SRGB: unknown }
    MakeSurface(width: number, height: number): Surface | null
  }

  export class SkiaRenderer {
    constructor(ck: CanvasKit, surface: Surface)
    loadFonts(): Promise<void>
    renderSceneToCanvas(canvas: Canvas, graph: SceneGraph, pageId: string): void
  }

  export const fontManager: {
    markLoaded(family: string, style: string, data: ArrayBuffer): void
  }

  /** Lays out every frame with auto layout below a node. */
  export function computeAllLayouts(graph: SceneGraph, scope: string): void
  export function initCanvasKit(): Promise<CanvasKit>
  export function exportFigFile(graph: SceneGraph): Promise<Uint8Array>
  export function parseFigFile(file: ArrayBuffer): Promise<SceneGraph>
}
