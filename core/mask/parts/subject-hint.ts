import { intersectRects, padRect, type Rect, uniteRects } from '../../image/rect.ts'
import type { Mask } from '../mask.ts'
import { maskBounds } from '../mask-bounds.ts'

/** What the user showed of a subject, in source pixels; at least one of the first two says something. */
export interface SubjectHint {
  /** The subject lies somewhere in this area: a box or an outline around it. Null: it may be anywhere. */
  readonly within: Mask | null
  /** This belongs to the subject: strokes on it. */
  readonly inside: Mask | null
  /** This does not: strokes beside it. */
  readonly outside: Mask | null
}

/** How far around a box its surroundings are looked at, as a share of its longer side, and at least so many pixels. */
const surroundings = 0.35
const leastSurroundings = 16

/**
 * Gives the part of a picture that has to be looked at to find a subject; null when the hint shows nothing in it.
 *
 * Around a box it is the box with its surroundings, which the background's colours are learnt from; a stroke alone may
 * lie on a subject of any size, so that the whole picture counts.
 */
export function subjectArea({ within, inside }: SubjectHint, bounds: Rect): Rect | null {
  const box = within && boundsIn(within, bounds)
  const stroke = inside && boundsIn(inside, bounds)
  if (!box) return within === null && stroke ? bounds : null
  const all = stroke ? uniteRects(box, stroke) : box
  const longer = Math.max(all.width, all.height)
  const by = Math.max(leastSurroundings, Math.ceil(longer * surroundings))
  return intersectRects(padRect(all, by), bounds)
}

function boundsIn(mask: Mask, bounds: Rect): Rect | null {
  const covered = maskBounds(mask)
  return covered && intersectRects(covered, bounds)
}
