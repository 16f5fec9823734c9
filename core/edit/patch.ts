import type { Picture } from '../image/picture.ts'
import type { Rect } from '../image/rect.ts'
import type { Mask } from '../mask/mask.ts'

/**
 * What one refinement changes: unblended settled colour over the whole crop, plus the final alpha to lay it with.
 *
 * `color` has the crop's size and the source's depth; `coverage.rect` equals `rect`. Where coverage is 0 the
 * parent's words stay, whatever `color` holds there.
 */
export interface Patch {
  /** Where the patch lies, in source pixels. */
  readonly rect: Rect
  readonly color: Picture
  readonly coverage: Mask
}

/**
 * The pixels of a version, in one of three forms.
 *
 * - `patch`: the usual one; opaque colour over an opaque parent.
 * - `replacing`: alpha is lowered, or source pixels under the patch are translucent, so that laying a layer on
 *   top can't express it; holds the full picture at the source's size, and what lies below is hidden with it.
 * - `reframe`: cropped, expanded or resized; becomes a new source with a lineage of its own.
 */
export type VersionContent =
  | { readonly kind: 'patch'; readonly patch: Patch }
  | { readonly kind: 'replacing'; readonly picture: Picture }
  | { readonly kind: 'reframe'; readonly picture: Picture; readonly transform: Reframe }

/** How a reframed picture relates to the version it came from. */
export interface Reframe {
  /** The part of the old picture that the new one shows, in the old picture's pixels; may reach outside it. */
  readonly rect: Rect
}
