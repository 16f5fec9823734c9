import type { Patch } from '../../../core/edit/patch.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { ColorTag } from '../../../core/image/color-tag.ts'
import type { Depth, Picture } from '../../../core/image/picture.ts'
import type { Rect, Size } from '../../../core/image/rect.ts'
import type { Mask } from '../../../core/mask/mask.ts'

/** What an image's file says, after Figma's own opinion of its size was heard. */
export interface ImageFacts extends Size {
  readonly format: 'png' | 'jpeg' | 'gif'
  readonly depth: Depth
  readonly color: ColorTag
  /** Whether any pixel is not opaque. */
  readonly translucent: boolean
  /** Why an overlay over it can't be exact, as a sentence (EXIF turns it, it is animated); null when it can. */
  readonly obstacle: string | null
}

/** Images that lie on each other, bottom first, all of one size: the base, then overlays of patches. */
export interface ImageStack {
  readonly base: string
  readonly overlays: readonly string[]
}

/** An outline in the pixels of a picture. */
export interface PixelOutline {
  /** SVG path data; its points are mapped by `matrix`: a, b, c, d, e, f as in canvas and SVG. */
  readonly data: string
  readonly windingRule: 'NONZERO' | 'EVENODD'
  readonly matrix: readonly [number, number, number, number, number, number]
}

/**
 * All that the host needs done with pixels and image files, in a worker where there is one.
 *
 * Images are named by Figma's hash; files are read through the document once and kept while they are used.
 */
export interface FigmaPixels {
  /** @throws RefineError `not_found`, `unreadable_file`, `unsupported_source`, `too_large`. */
  facts(hash: string, options?: CallOptions): Promise<ImageFacts>
  /** Reads a rectangle of what a stack shows: exactly what `compose` gives. RangeError outside the picture. */
  read(stack: ImageStack, rect: Rect, options?: CallOptions): Promise<Picture>
  /** A small 8-bit picture of a stack, no larger than itself. */
  thumbnail(stack: ImageStack, maxEdge: number, options?: CallOptions): Promise<Picture>
  /** Makes an overlay's file: the picture's size, the patch's colour, its coverage as alpha, the base's colour tags. */
  overlayFile(patch: Patch, base: string, options?: CallOptions): Promise<Uint8Array>
  /** Makes one overlay of several that shows the same over this base: exact words where any of them covers. */
  mergedOverlayFile(stack: ImageStack, options?: CallOptions): Promise<Uint8Array>
  /** Makes a whole picture's file of a stack with a last patch over it; its words are exactly what `compose` gives. */
  flattenedFile(stack: ImageStack, patch: Patch | null, options?: CallOptions): Promise<Uint8Array>
  /** Makes a picture's file with the colour tags of another image (null: none). */
  pictureFile(picture: Picture, like: string | null, options?: CallOptions): Promise<Uint8Array>
  /** Decodes a file that is no image of the document (an export); 8 bits, sRGB. */
  decode(file: Uint8Array, options?: CallOptions): Promise<Picture>
  /** Draws outlines as coverage with smooth edges, within the rectangle; several are united. */
  coverage(outlines: readonly PixelOutline[], within: Rect, options?: CallOptions): Promise<Mask>
}
