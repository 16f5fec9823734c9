import type { ColorTag } from './color-tag.ts'
import type { Picture } from './picture.ts'

/** A picture from a file, with what its words mean. */
export interface DecodedPicture {
  readonly picture: Picture
  readonly color: ColorTag
}

/**
 * Decodes a picture file: PNG by our own exact codec, JPEG and WebP by what the host has.
 *
 * @throws RefineError `unreadable_file`, `too_large`, `unsupported_source`, `cancelled`.
 */
export type DecodePicture = (
  bytes: Uint8Array,
  options?: { readonly signal?: AbortSignal },
) => Promise<DecodedPicture>
