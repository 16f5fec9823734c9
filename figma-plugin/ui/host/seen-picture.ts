import type { PaintFacts } from '../../protocol/node-facts.ts'
import type { ImagePaint } from './base-paint.ts'

/** What a source is without any version over it. */
export interface SeenPicture {
  /** Its fills; where a version was assigned to the layer itself, those from before. */
  readonly fills: readonly PaintFacts[]
  /** The paint that is the picture; null when no image is left. */
  readonly base: ImagePaint | null
  /** {@link Picked.state}; also changes with the overlays of a version that became a source of its own. */
  readonly state: string
  /** The node of the version whose fills the layer has been given; null for its own. */
  readonly assigned: string | null
  /** Ids of the history frames that hold versions of it. */
  readonly frames: readonly string[]
}
