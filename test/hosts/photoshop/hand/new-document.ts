import type { Rect } from '../../../../core/image/rect.ts'
import { newGroup, newPixelLayer } from '../document/new-layer.ts'
import type {
  CoverageModel,
  DocumentModel,
  LayerBase,
  LayerModel,
  PixelsModel,
} from '../model/model.ts'

/** A layer as a test describes it; what it leaves out is as Photoshop makes new ones. */
export interface NewLayer extends Partial<Omit<LayerBase, 'id' | 'locked'>> {
  /** A pixel layer unless told, or a group when it has layers. */
  readonly kind?: LayerModel['kind']
  readonly locked?: Partial<LayerBase['locked']>
  readonly pixels?: PixelsModel | null
  /** One colour in Photoshop's words, RGBA, over the canvas or over `rect`; instead of `pixels`. */
  readonly fill?: {
    readonly rect?: Rect
    readonly color: readonly [number, number, number, number]
  }
  /** Bottom first. */
  readonly layers?: readonly NewLayer[]
}

/** A document as a test describes it; what it leaves out is 8 bit sRGB at 72 pixels per inch. */
export interface NewDocument {
  readonly size: { readonly width: number; readonly height: number }
  readonly name?: string
  readonly depth?: DocumentModel['depth']
  readonly profile?: string
  readonly resolution?: number
  readonly mode?: DocumentModel['mode']
  readonly quickMask?: boolean
  /** Bottom first; a white Background unless told. */
  readonly layers?: readonly NewLayer[]
  readonly selection?: CoverageModel | null
  readonly channels?: readonly { readonly name: string; readonly coverage: CoverageModel }[]
  readonly xmp?: string
  readonly generatorSettings?: Readonly<Record<string, string>>
}

/** Gives the model of a new document; layer numbers go upwards from 1, the topmost layer is selected. */
export function modelOf(document: NewDocument, backgroundName: string): DocumentModel {
  const { size, depth = 8 } = document
  let last = 0
  const nextID = () => ++last
  const full = depth === 8 ? 255 : 32768
  const white: NewLayer = {
    kind: 'background',
    name: backgroundName,
    fill: { color: [full, full, full, full] },
  }
  const layers = (document.layers ?? [white]).map((layer) => layerModel(layer, size, depth, nextID))
  const top = layers.at(-1)
  return {
    id: 0,
    name: document.name ?? 'picture.psd',
    width: size.width,
    height: size.height,
    resolution: document.resolution ?? 72,
    mode: document.mode ?? 'RGBColor',
    depth,
    profile: document.profile ?? 'sRGB IEC61966-2.1',
    quickMask: document.quickMask ?? false,
    layers,
    active: top ? [top.id] : [],
    target: 'pixels',
    selection: document.selection ?? null,
    channels: (document.channels ?? []).map((channel) => ({ id: nextID(), ...channel })),
    xmp: document.xmp ?? '',
    generatorSettings: document.generatorSettings ?? {},
  }
}

/** Gives the model of one layer with everything in it. */
export function layerModel(
  described: NewLayer,
  size: { readonly width: number; readonly height: number },
  depth: DocumentModel['depth'],
  nextID: () => number,
): LayerModel {
  const { kind, locked, pixels, fill, layers, ...given } = described
  const children = layers?.map((layer) => layerModel(layer, size, depth, nextID))
  const id = nextID()
  const name = given.name ?? `Layer ${id}`
  if (children || kind === 'group' || kind === 'artboard') {
    const group = newGroup(id, name, children ?? [])
    return {
      ...group,
      ...given,
      kind: kind === 'artboard' ? kind : 'group',
      locked: { ...group.locked, ...locked },
    }
  }
  const plain = newPixelLayer(id, name)
  const base = { ...plain, ...given, locked: { ...plain.locked, ...locked } }
  if (kind === undefined || kind === 'pixel' || kind === 'background' || kind === 'smartObject') {
    const drawn = fill ? filled(fill.rect ?? { x: 0, y: 0, ...size }, fill.color, depth) : null
    return { ...base, kind: kind ?? 'pixel', pixels: pixels ?? drawn }
  }
  const { pixels: _, ...other } = base
  return { ...other, kind }
}

/** Gives a rectangle of one colour. */
export function filled(
  rect: Rect,
  color: readonly number[],
  depth: DocumentModel['depth'],
): PixelsModel {
  const data = new (depth === 8 ? Uint8Array : Uint16Array)(rect.width * rect.height * 4)
  for (let index = 0; index < data.length; index++) data[index] = color[index % 4] as number
  return { rect, data }
}
