import { RefineError } from '../../core/errors.ts'
import type { NewVersion } from '../../core/host.ts'
import type { Depth, Picture } from '../../core/image/picture.ts'
import { containsRect, type Rect, rectOf, type Size } from '../../core/image/rect.ts'

/**
 * Makes sure that a version's pixels fit the source, before anything is written.
 *
 * @throws RangeError, TypeError.
 */
export function expectFits({ content }: NewVersion, source: Size, depth: Depth): void {
  switch (content.kind) {
    case 'patch': {
      const { rect, color, coverage } = content.patch
      if (!containsRect(rectOf(source), rect)) {
        throw new RangeError(
          `Expected a patch inside ${source.width}×${source.height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
        )
      }
      expectPixels(color, rect, depth)
      if (coverage.data.length !== rect.width * rect.height) {
        throw new TypeError(
          `Expected coverage over the whole patch of ${rect.width}×${rect.height}`,
        )
      }
      return
    }
    case 'replacing':
      expectPixels(content.picture, source, depth)
      return
    case 'reframe':
      expectPixels(content.picture, content.picture, depth)
  }
}

/** Says that a source is no longer what a refinement was made for. */
export function sourceChanged(name: string): RefineError {
  return new RefineError(
    'source_changed',
    `“${name}” was changed after this refinement was started.`,
    { hint: 'Undo that change, or start the refinement again from what is there now.' },
  )
}

/** Gives where a version's pixels go, in document pixels. */
export function placeOfContent({ content }: NewVersion, source: Rect): Rect {
  const at = (rect: Rect): Rect => ({ ...rect, x: rect.x + source.x, y: rect.y + source.y })
  switch (content.kind) {
    case 'patch':
      return at(content.patch.rect)
    case 'replacing':
      return source
    case 'reframe': {
      const { x, y } = content.transform.rect
      return at({ ...rectOf(content.picture), x, y })
    }
  }
}

function expectPixels(picture: Picture, { width, height }: Size, depth: Depth): void {
  if (picture.depth !== depth) {
    throw new TypeError(`Expected ${depth} bits a channel but received ${picture.depth} bits`)
  }
  if (picture.width !== width || picture.height !== height) {
    throw new TypeError(
      `Expected pixels of ${width}×${height} but received ${picture.width}×${picture.height}`,
    )
  }
}
