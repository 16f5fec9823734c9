import { intersectRects, rectOf, type Size } from '../../image/rect.ts'
import { createMask } from '../../mask/mask.ts'
import { maskBoundsInSteps } from '../../mask/mask-bounds.ts'
import type { Steps } from '../../steps.ts'
import { compareInLab, type Differences } from './localisation/differences.ts'
import { findChange } from './localisation/find-change.ts'
import { changeNotes, measureChange } from './localisation/measure-change.ts'
import { sureness } from './localisation/plain-parts.ts'
import type { ChangeMap, SettleStage } from './settle.ts'

/** Fewer squares than these outside the region, or this share of all, tell nothing about what is usual there. */
const leastKnown = 400
const leastKnownShare = 0.02

/**
 * Finds out where the candidate really changed its parent, and where it certainly did not.
 *
 * Providers paint everything anew: what differs by blur, by a part of a pixel or by a cast is taken off first, and the
 * rest is judged by what usually differs where nothing was asked for. Small windows are tested for content, larger ones for
 * tone (Aach, Kaup and Mester 1993). What is neither shown to be changed nor to be the same stays the provider's. Without
 * a region there are two classes and nobody says which is where (Bruzzone and Prieto 2000): that of what did not change is
 * fitted, on the calmer part of the picture, because what changed follows no distribution; where too much changed, all of
 * it counts as changed, and so it does when nobody knows how the answer lies. A background that is exchanged is new all
 * over.
 */
export const localise: SettleStage = function* (state, context) {
  const { parent, plan, allowed, faithful, hasRegion, wanted } = context
  // Unsure how the answer lies, as with bricks: kept in part, its pieces and the parent's would be jumbled.
  if (!hasRegion && !faithful && state.alignment?.found === 'unknown') return state
  const density = faithful ? 1 : Math.min(1, plan.density)
  const differences = yield* compareInLab(parent, state.picture, allowed, density)
  const { width, height, side } = differences
  const found = yield* findChange(differences, {
    known: hasRegion ? outside(differences) : null,
    faithful,
    wantsTone: faithful || wanted.look,
    isBackground: wanted.background && !hasRegion,
  })
  const measured = yield* measureChange(differences, found, hasRegion)
  const change: ChangeMap = {
    side,
    columns: width,
    rows: height,
    same: found.same,
    changed: yield* sureness(differences, found.changed),
    content: found.content,
    bounds: yield* boundsOf(found.changed, differences, parent),
  }
  return {
    ...state,
    change,
    measures: { ...state.measures, ...measured },
    notes: [...state.notes, ...changeNotes(measured)],
  }
}

/** Marks the squares on which nothing may change; null when they are too few to learn from. */
function outside({ inside }: Differences): Uint8Array | null {
  const known = inside.map((value) => 1 - value)
  const count = known.reduce((sum, value) => sum + value, 0)
  return count < Math.max(leastKnown, known.length * leastKnownShare) ? null : known
}

function* boundsOf(
  changed: Uint8Array,
  { width, height, side }: Differences,
  crop: Size,
): Steps<ChangeMap['bounds']> {
  const found = yield* maskBoundsInSteps(createMask({ x: 0, y: 0, width, height }, changed))
  if (!found) return null
  const scaled = {
    x: found.x * side,
    y: found.y * side,
    width: found.width * side,
    height: found.height * side,
  }
  return intersectRects(scaled, rectOf(crop))
}
