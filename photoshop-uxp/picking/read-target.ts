import { throwIfAborted } from '../../core/errors.ts'
import type { CallOptions, PixelTarget } from '../../core/host.ts'
import type { Picture } from '../../core/image/picture.ts'
import { containsRect, type Rect, rectOf } from '../../core/image/rect.ts'
import type { Look, LookAround } from '../history/look-around.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { sourceGone, sourceRect } from '../layers/source-rect.ts'
import { inModal } from '../modal/in-modal.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { readStack } from './read-stack.ts'
import { expectReadable } from './refusals.ts'
import type { SourceReads } from './source-reads.ts'
import { targetLayers } from './target-layers.ts'

/** What reading pixels needs. */
export interface ReadingParts {
  readonly parts: PixelParts
  readonly look: LookAround
  readonly reads: SourceReads
}

/**
 * Reads a rectangle of a source, of a version as it would look when shown, or of what is visible now, word for word.
 *
 * @param rect In source pixels.
 * @throws RefineError `not_found`, `not_supported`; RangeError when the rectangle reaches outside the source.
 */
export async function readTarget(
  { parts, look, reads }: ReadingParts,
  source: string,
  target: PixelTarget,
  rect: Rect,
  { signal }: CallOptions = {},
): Promise<Picture> {
  throwIfAborted(signal)
  const seen = await lookAtSource(look, source)
  throwIfAborted(signal)
  const whole = sourceRect(seen.tree, source)
  if (!containsRect(rectOf(whole), rect)) {
    throw new RangeError(
      `Expected a rectangle inside ${whole.width}×${whole.height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
    )
  }
  const layers = targetLayers(seen, source, target)
  const place = { ...rect, x: rect.x + whole.x, y: rect.y + whole.y }
  return inModal(parts, { name: 'Read pixels', signal }, (scope) =>
    readStack(parts, seen.tree, source, layers, place, {
      ...{ scope, signal },
      onBase: (base) => reads.note(source, rect, base, signal),
    }),
  )
}

/** Looks at the document that a source is in, and makes sure that it can be read. */
export async function lookAtSource(look: LookAround, source: string): Promise<Look> {
  const ref = parseLayer(source)
  if (!ref) throw sourceGone()
  const seen = await look.look(ref.documentID)
  expectReadable(seen.tree)
  return seen
}
