import type { Orientation } from './tiff-tags.ts'

/** Kinds of picture files that are recognised; not all of them can be decoded. */
export type PictureFormat =
  | 'png'
  | 'jpeg'
  | 'webp'
  | 'gif'
  | 'psd'
  | 'tiff'
  | 'avif'
  | 'heic'
  | 'bmp'

/** What a picture file says about itself in its first bytes; null and absent mean "does not tell". */
export interface SniffedPicture {
  readonly format: PictureFormat
  /** In pixels as stored, before any orientation is applied. */
  readonly width: number | null
  readonly height: number | null
  /** How a viewer turns or mirrors the picture (EXIF): 1 as stored, 6 a quarter to the right, and so on. */
  readonly orientation?: Orientation
  /** Values that a pixel is stored with, alpha included. */
  readonly channels?: number
  /** Whether the colours are inks for printing. */
  readonly cmyk?: boolean
}
