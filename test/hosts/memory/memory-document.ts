import { sha256Hex, toUtf8 } from '../../../core/bytes.ts'
import type { Patch } from '../../../core/edit/patch.ts'
import type { ColorTag } from '../../../core/image/color-tag.ts'
import type { Picture } from '../../../core/image/picture.ts'

/** What a layer stores: a picture, or patches over a base (its own, or whatever lies below when there is none). */
export type LayerContent =
  | { readonly kind: 'picture'; readonly picture: Picture; readonly color: ColorTag }
  | { readonly kind: 'patches'; readonly base: Picture | null; readonly patches: readonly Patch[] }
  | { readonly kind: 'full'; readonly picture: Picture }

export interface MemoryLayer {
  readonly id: string
  readonly name: string
  readonly visible: boolean
  readonly content: LayerContent
  /** Checksum of `content` when it was written: pixels that change without a write are found out. */
  readonly checksum: string
  /** The source layer that a version lies on; null for sources. */
  readonly over: string | null
  readonly inPlace: boolean
  /** Marker and record as the text that a file would hold. */
  readonly marker: string | null
  readonly record: string | null
}

/** A document at one moment; layers bottom first. */
export interface MemoryDocument {
  readonly layers: readonly MemoryLayer[]
  readonly picked: readonly string[]
  /** Texts of the whole document, by name. */
  readonly texts: Readonly<Record<string, string>>
}

/** Makes a layer over a deep copy of its content, so that nobody else holds its pixels. */
export function createLayer(
  layer: Omit<MemoryLayer, 'checksum' | 'inPlace' | 'visible'> & { readonly visible?: boolean },
): MemoryLayer {
  const content = structuredClone(layer.content)
  return { visible: true, inPlace: true, ...layer, content, checksum: checksumOf(content) }
}

/** Gives a checksum over all pixels of a layer. */
export function checksumOf(content: LayerContent): string {
  const parts: string[] = [content.kind]
  const add = (picture: Picture | null) => {
    if (!picture) return parts.push('none')
    const { buffer, byteOffset, byteLength } = picture.data
    return parts.push(
      `${picture.width}×${picture.height}@${picture.depth}`,
      sha256Hex(new Uint8Array(buffer, byteOffset, byteLength)),
    )
  }
  if (content.kind === 'patches') {
    add(content.base)
    for (const { rect, color, coverage } of content.patches) {
      parts.push(JSON.stringify(rect), JSON.stringify(coverage.rect), sha256Hex(coverage.data))
      add(color)
    }
  } else {
    add(content.picture)
    if (content.kind === 'picture') parts.push(content.color.space, content.color.name)
  }
  return sha256Hex(toUtf8(parts.join('|')))
}

/**
 * Checks that no pixels changed except by a write.
 *
 * @throws Error naming the layer: somebody kept and changed a typed array that is the document's.
 */
export function expectUntouched(document: MemoryDocument): void {
  for (const layer of document.layers) {
    if (checksumOf(layer.content) !== layer.checksum) {
      throw new Error(`The pixels of layer ${layer.id} “${layer.name}” changed without a write`)
    }
  }
}

/** Gives a document in which one layer is replaced. */
export function withLayer(
  document: MemoryDocument,
  id: string,
  change: (layer: MemoryLayer) => MemoryLayer,
): MemoryDocument {
  return {
    ...document,
    layers: document.layers.map((layer) => (layer.id === id ? change(layer) : layer)),
  }
}
