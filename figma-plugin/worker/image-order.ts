import type { Size } from '../../core/image/rect.ts'

/** An image's file on its way to where pixels are computed. */
export interface ImageFile {
  /** Figma's name of the image. */
  readonly hash: string
  readonly file: Uint8Array
  /** The size that Figma draws it at; null for what only ever lies over other images. */
  readonly drawn: Size | null
}

/** What every job on images of the document is asked with: files that were missing when it was asked before. */
export interface ImageOrder {
  readonly files: readonly ImageFile[]
}

/**
 * What such a job answers: its result, or the images whose files it needs first. Ask again with these.
 *
 * So a file travels once and is kept while there is room; and nothing has to know what a worker still holds.
 */
export type ImageAnswer<T> =
  | { readonly kind: 'done'; readonly result: T }
  | {
      readonly kind: 'missing'
      readonly bases: readonly string[]
      readonly overlays: readonly string[]
    }

/** Images by what they are used as. */
export interface ImageUse {
  /** Pictures that others lie on: how large Figma draws them matters. */
  readonly bases: readonly string[]
  readonly overlays: readonly string[]
}
