import type { LayerEntry } from '../../core/history/xmp/layer-entries.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import type { Depth, Picture } from '../../core/image/picture.ts'
import type { Rect, Size } from '../../core/image/rect.ts'
import { idOfRecord, type PsdFile, type PsdRecord } from './psd/psd-file.ts'

/**
 * A layered picture as Photoshop keeps one: a canvas with pixel layers, groups, and layers of other kinds that are
 * carried along untouched.
 *
 * Plain data that is never changed once made: an edit gives a new document that shares everything else with the
 * old one, so keeping old ones is undo.
 */
export interface LayeredDocument extends Size {
  readonly depth: Depth
  readonly color: ColorTag
  /** Bottom first. */
  readonly layers: readonly Layer[]
  /** What the file held beside its layers, kept for writing. */
  readonly rest: FileRest
  /** Records whose layer was not found in the file: written back, never dropped. */
  readonly strays: readonly LayerEntry[]
  /** Texts of the whole document, by name: recipes and brand kits. */
  readonly texts: Readonly<Record<string, string>>
}

export type Layer = PixelLayer | GroupLayer | ForeignLayer

interface LayerBase {
  /** Photoshop's own layer number, in decimal; unique in the document. */
  readonly id: string
  readonly name: string
  readonly visible: boolean
  /** 0..255. */
  readonly opacity: number
  /** Four-character blend mode key: `norm` is normal, `pass` a group that lets its layers through. */
  readonly blend: string
  /** Shown only where the layer below has pixels. */
  readonly clipped: boolean
  /** Layers with the same number above 0 move together. */
  readonly link: number
  /** The link is switched off for this layer. */
  readonly linkOff: boolean
  /** The layer as it stood in the file; null when it was made here. */
  readonly record: PsdRecord | null
}

/** A layer with pixels of its own: a source, a version, or any other. */
export interface PixelLayer extends LayerBase {
  readonly kind: 'pixels'
  /** Whether its pixels come from something else that the user edits instead (text, a shape). */
  readonly derived: boolean
  /** In canvas pixels; may reach outside the canvas. */
  readonly rect: Rect
  /** Null: still encoded in `record`. */
  readonly content: LayerContent | null
  /** The version record that the layer carries, as found. */
  readonly version: unknown
  /** The lineage marker that the layer carries, as found. */
  readonly marker: unknown
}

export interface LayerContent {
  /** Of the layer's size, at the document's depth. */
  readonly picture: Picture
  /** Layer mask over the layer's rectangle, one value a pixel; null = no mask. */
  readonly coverage: Uint8Array | null
}

export interface GroupLayer extends LayerBase {
  readonly kind: 'group'
  /** Bottom first. */
  readonly layers: readonly Layer[]
  readonly open: boolean
  /** Set on a group of versions whose source is not the layer directly below it: Photoshop's "all visible". */
  readonly standsOn?: string
  /** The invisible record that closes the group in the file; null when it was made here. */
  readonly divider: PsdRecord | null
}

/** A layer that is neither: an adjustment, a fill, an empty one. */
export interface ForeignLayer extends LayerBase {
  readonly kind: 'foreign'
  /** For people: "adjustment", "fill", "empty". */
  readonly what: string
}

/** A file without its layers and its size. */
export type FileRest = Omit<PsdFile, 'width' | 'height' | 'depth' | 'records'>

/** Goes through all layers, bottom first; a group comes after the layers in it. */
export function* walkLayers(layers: readonly Layer[]): Generator<Layer> {
  for (const layer of layers) {
    if (layer.kind === 'group') yield* walkLayers(layer.layers)
    yield layer
  }
}

/** Finds a layer by its id. */
export function findLayer(document: LayeredDocument, id: string): Layer | undefined {
  for (const layer of walkLayers(document.layers)) if (layer.id === id) return layer
  return undefined
}

/** Finds the layers among which a layer stands, bottom first; undefined when it is not in the document. */
export function siblingsOf(layers: readonly Layer[], id: string): readonly Layer[] | undefined {
  if (layers.some((layer) => layer.id === id)) return layers
  for (const layer of layers) {
    const found = layer.kind === 'group' ? siblingsOf(layer.layers, id) : undefined
    if (found) return found
  }
  return undefined
}

/** Gives the document with some layers exchanged; what `change` returns unchanged stays shared. */
export function mapLayers(
  document: LayeredDocument,
  change: (layer: Layer) => Layer,
): LayeredDocument {
  return { ...document, layers: mapAll(document.layers, change) }
}

function mapAll(layers: readonly Layer[], change: (layer: Layer) => Layer): readonly Layer[] {
  const mapped = layers.map((layer) => {
    if (layer.kind !== 'group') return change(layer)
    const inner = mapAll(layer.layers, change)
    return change(inner === layer.layers ? layer : { ...layer, layers: inner })
  })
  return mapped.every((layer, index) => layer === layers[index]) ? layers : mapped
}

/** Gives the document with the list of siblings around a layer exchanged. */
export function changeSiblings(
  document: LayeredDocument,
  id: string,
  change: (siblings: readonly Layer[]) => readonly Layer[],
): LayeredDocument {
  const inner = (layers: readonly Layer[]): readonly Layer[] => {
    if (layers.some((layer) => layer.id === id)) return change(layers)
    return layers.map((layer) =>
      layer.kind === 'group' ? { ...layer, layers: inner(layer.layers) } : layer,
    )
  }
  return { ...document, layers: inner(document.layers) }
}

/** Gives a layer id that no layer of the document has, nor any record that closes a group. */
export function freeLayerId(document: LayeredDocument): number {
  let highest = 0
  for (const layer of walkLayers(document.layers)) {
    const divider = layer.kind === 'group' && layer.divider ? idOfRecord(layer.divider) : null
    highest = Math.max(highest, Number(layer.id), Number(divider ?? 0))
  }
  return highest + 1
}
