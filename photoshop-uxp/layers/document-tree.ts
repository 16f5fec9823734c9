import type { Depth } from '../../core/image/picture.ts'
import type { Rect, Size } from '../../core/image/rect.ts'

/** One document as Photoshop lists it at one moment: facts only, read in a few calls however many layers it has. */
export interface DocumentTree extends Size {
  readonly id: number
  /** Photoshop's word for the colour mode, such as `RGBColor`; never a localised name. */
  readonly mode: string
  /** Null: 32 bits a channel. */
  readonly depth: Depth | null
  /** The profile's own name; empty for an untagged document. */
  readonly profile: string
  readonly quickMask: boolean
  /** The state of the History panel that is current: another one after every undoable change. */
  readonly historyState: number
  /** Bottom first. */
  readonly layers: readonly PhotoshopLayer[]
  /** The selected layers' numbers. */
  readonly active: readonly number[]
  /** The marker of the lineage whose source is the whole picture, as found; null when there is none. */
  readonly marker: unknown
}

/** What kind of layer it is, in Photoshop's terms. */
export type LayerKind =
  | 'pixel'
  | 'background'
  | 'smartObject'
  | 'group'
  | 'artboard'
  | 'adjustment'
  | 'fill'
  | 'text'
  | 'shape'
  | 'other'

/** A layer as the rules of version groups (`core/history/version-group.ts`) and the verbs see it. */
export interface PhotoshopLayer {
  /** The core's layer id ({@link formatLayer}). */
  readonly id: string
  readonly layerID: number
  readonly name: string
  /** Its own eye, whatever the groups around it show. */
  readonly visible: boolean
  /** `pixels`: what has pixels of its own to read: pixel layers, the Background, smart objects
   * (to Photoshop, generative layers are such, too). */
  readonly kind: 'pixels' | 'group' | 'foreign'
  readonly is: LayerKind
  /** Without effects, in document pixels, right and bottom exclusive; null when nothing is in it. */
  readonly bounds: Rect | null
  readonly clipped: boolean
  /** 0..255. */
  readonly opacity: number
  /** 0..255. */
  readonly fillOpacity: number
  /** Photoshop's word, such as `normal`, `multiply`, `passThrough`. */
  readonly blendMode: string
  readonly hasMask: boolean
  readonly hasVectorMask: boolean
  readonly hasEffects: boolean
  readonly locked: {
    readonly all: boolean
    readonly pixels: boolean
    readonly position: boolean
    readonly transparency: boolean
  }
  readonly linked: boolean
  /** The version record and the lineage marker that it carries, as found; null when there is none. */
  readonly version: unknown
  readonly marker: unknown
  /**
   * Set on the group that holds the versions of the whole picture: the id of that source. Other groups stand on the
   * layer directly below them.
   */
  readonly standsOn?: string
  /** Bottom first; empty for everything but groups. */
  readonly layers: readonly PhotoshopLayer[]
}
