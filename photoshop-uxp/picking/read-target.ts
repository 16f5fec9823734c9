import { throwIfAborted } from '../../core/errors.ts'
import { sourceGone } from '../../core/history/source-errors.ts'
import type { CallOptions, PixelTarget } from '../../core/host.ts'
import type { Picture } from '../../core/image/picture.ts'
import { containsRect, type Rect, rectOf, type Size } from '../../core/image/rect.ts'
import type { Look, LookAround } from '../history/look-around.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { openDocument } from '../layers/open-document.ts'
import { sourceRect } from '../layers/source-rect.ts'
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

/** How often a document that changes meanwhile is looked at anew before it is read as it was seen. */
const maxLooks = 3

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
  for (let attempt = 1; ; attempt++) {
    throwIfAborted(signal)
    const seen = await lookAtSource(look, source)
    throwIfAborted(signal)
    const whole = sourceRect(seen.tree, source)
    if (!containsRect(rectOf(whole), rect)) throw outside(whole, rect)
    const layers = targetLayers(seen, source, target)
    const place = { ...rect, x: rect.x + whole.x, y: rect.y + whole.y }
    const read = await inModal(parts, { name: 'Read pixels', signal }, async (scope) => {
      // Between the look and the scope the user may have changed what was seen.
      if (attempt < maxLooks && isChanged(parts, seen)) return null
      return readStack(parts, seen.tree, source, layers, place, {
        ...{ scope, signal },
        onBase: (base) => reads.note(source, rect, base, signal),
      })
    })
    if (read) return read
  }
}

/** Looks at the document that a source is in, and makes sure that it can be read. */
export async function lookAtSource(look: LookAround, source: string): Promise<Look> {
  const ref = parseLayer(source)
  if (!ref) throw sourceGone()
  const seen = await look.look(ref.documentID)
  expectReadable(seen.tree)
  return seen
}

function isChanged({ photoshop }: PixelParts, { tree }: Look): boolean {
  return openDocument(photoshop, tree.id).activeHistoryState.id !== tree.historyState
}

function outside({ width, height }: Size, rect: Rect): RangeError {
  return new RangeError(
    `Expected a rectangle inside ${width}×${height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
  )
}
