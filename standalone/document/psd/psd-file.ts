import type { Depth } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import { createByteCursor } from './byte-cursor.ts'

/**
 * A Photoshop file taken apart just far enough to add layers to it: everything that is not understood stays as
 * bytes and is written back as it was. (Adobe Photoshop File Formats Specification.)
 *
 * Plain data, never changed once made.
 */
export interface PsdFile extends Size {
  readonly depth: Depth
  /** Channels of the merged picture: 3 colours, then transparency if `mergedAlpha`, then saved channels. */
  readonly channels: number
  readonly colorModeData: Uint8Array
  readonly resources: readonly PsdResource[]
  /** Flat, bottom first, with the invisible records that close groups; empty when the file has no layers. */
  readonly records: readonly PsdRecord[]
  /** Whether the first channel after the colours of the merged picture is its transparency. */
  readonly mergedAlpha: boolean
  readonly globalMask: Uint8Array
  /** Blocks after the layers; the one that holds 16-bit layers is kept as an empty block that marks its place. */
  readonly blocks: readonly PsdBlock[]
  /** The merged picture as stored: compression word, then data. */
  readonly merged: Uint8Array
}

/** One entry of the image resources section (XMP, ICC profile, guides, saved paths…). */
export interface PsdResource {
  readonly signature: string
  readonly id: number
  /** Pascal string with its length byte and padding, as stored. */
  readonly name: Uint8Array
  readonly data: Uint8Array
}

/** One block of additional information of a layer or of the whole file. */
export interface PsdBlock {
  readonly signature: string
  /** Four characters; empty for stray bytes between blocks, which are kept too. */
  readonly key: string
  readonly data: Uint8Array
  /** Zero bytes that followed the data. */
  readonly padding: number
}

/** One layer record with its channels, as stored. */
export interface PsdRecord {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  /** Four-character blend mode key; `norm` is normal. */
  readonly blend: string
  /** 0..255. */
  readonly opacity: number
  readonly clipped: boolean
  /** Bit 1 set: hidden. */
  readonly flags: number
  readonly maskSection: Uint8Array
  readonly blendingRanges: Uint8Array
  /** The name in the file's legacy encoding, without its length byte; the `luni` block holds the real one. */
  readonly legacyName: Uint8Array
  readonly blocks: readonly PsdBlock[]
  readonly channels: readonly PsdChannel[]
}

/** One plane of a layer: id -1 is transparency, 0..2 the colours, -2 the layer mask, -3 the mask beside a vector mask. */
export interface PsdChannel {
  readonly id: number
  /** Compression word, then data. */
  readonly data: Uint8Array
}

export const hiddenFlag = 2

/** Finds a block of a layer or file by its key. */
export function blockOf(blocks: readonly PsdBlock[], key: string): PsdBlock | undefined {
  return blocks.find((block) => block.key === key)
}

/** Gives the layer number that a record carries, in decimal, or null. */
export function idOfRecord({ blocks }: PsdRecord): string | null {
  const block = blockOf(blocks, 'lyid')
  return block && block.data.length >= 4 ? String(createByteCursor(block.data).u32()) : null
}
