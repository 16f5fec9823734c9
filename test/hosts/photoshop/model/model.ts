import type { Rect } from '../../../../core/image/rect.ts'

/**
 * A Photoshop document as the stand-in keeps it: plain data that is replaced, never changed, so that history states are
 * earlier values of it.
 *
 * Words are Photoshop's own: 8 bit 0..255, 16 bit 0..32768; straight alpha; RGBA, row-major.
 */
export interface DocumentModel {
  readonly id: number
  readonly name: string
  readonly width: number
  readonly height: number
  /** Pixels per inch. */
  readonly resolution: number
  readonly mode:
    | 'RGBColor'
    | 'CMYKColor'
    | 'labColor'
    | 'grayscale'
    | 'indexedColor'
    | 'multichannel'
    | 'bitmap'
    | 'duotone'
  readonly depth: 8 | 16 | 32
  /** A profile of `profiles.ts`; empty for an untagged document. */
  readonly profile: string
  readonly quickMask: boolean
  /** Bottom first. */
  readonly layers: readonly LayerModel[]
  /** Selected layers, in any order. */
  readonly active: readonly number[]
  /** What painting goes to: the active layer's pixels or its mask. */
  readonly target: 'pixels' | 'mask'
  /** Null: nothing is selected. May reach outside the canvas. */
  readonly selection: CoverageModel | null
  /** Alpha channels. */
  readonly channels: readonly {
    readonly id: number
    readonly name: string
    readonly coverage: CoverageModel
  }[]
  readonly xmp: string
  readonly generatorSettings: Readonly<Record<string, string>>
}

export type LayerModel = PixelLayerModel | GroupModel | OtherLayerModel

export interface LayerBase {
  readonly id: number
  readonly name: string
  readonly visible: boolean
  /** 0..255. */
  readonly opacity: number
  readonly fillOpacity: number
  /** Photoshop's word: `normal`, `multiply`, `passThrough`… */
  readonly blendMode: string
  readonly clipped: boolean
  readonly locked: {
    readonly all: boolean
    readonly pixels: boolean
    readonly position: boolean
    readonly transparency: boolean
  }
  readonly mask: MaskModel | null
  readonly hasVectorMask: boolean
  readonly hasEffects: boolean
  /** Layers of one set move together; null: not linked. */
  readonly linkSet: number | null
  readonly generatorSettings: Readonly<Record<string, string>>
  /** The layer's own metadata; absent: none. */
  readonly xmp?: string
}

export interface PixelLayerModel extends LayerBase {
  readonly kind: 'pixel' | 'background' | 'smartObject'
  /** What is drawn; may reach outside the canvas. Null: empty. */
  readonly pixels: PixelsModel | null
}

export interface GroupModel extends LayerBase {
  readonly kind: 'group' | 'artboard'
  /** Bottom first. */
  readonly layers: readonly LayerModel[]
}

export interface OtherLayerModel extends LayerBase {
  readonly kind: 'adjustment' | 'fill' | 'text' | 'shape' | 'generative'
}

export interface PixelsModel {
  readonly rect: Rect
  readonly data: Uint8Array | Uint16Array
}

/** Coverage 0..255, 0 outside `rect`. */
export interface CoverageModel {
  readonly rect: Rect
  readonly data: Uint8Array
}

export interface MaskModel {
  readonly coverage: CoverageModel
  /** The mask's value outside its rectangle: 255 for one that was made to reveal all. */
  readonly outside: 0 | 255
  readonly enabled: boolean
  /** 0..255: how much of the mask's black hides. */
  readonly density: number
  readonly feather: number
}
