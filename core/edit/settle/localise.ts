import type { Size } from '../../image/rect.ts'
import { intersectRects, rectOf } from '../../image/rect.ts'
import { createMask } from '../../mask/mask.ts'
import { maskBoundsInSteps } from '../../mask/mask-bounds.ts'
import type { Steps } from '../../steps.ts'
import {
  contentParts,
  sameness,
  spreadTiles,
  toneParts,
  uncertainTiles,
} from './localisation/classes.ts'
import { takeOffCast } from './localisation/color-field.ts'
import { contentOf } from './localisation/content-of.ts'
import { testDetail } from './localisation/detail-test.ts'
import { compareInLab, type Differences } from './localisation/differences.ts'
import { equalizeSharpness } from './localisation/equal-sharpness.ts'
import { takeOffShifts } from './localisation/residual-shift.ts'
import { testTone } from './localisation/tone-test.ts'
import { noSpread, usualSpread } from './localisation/usual-spread.ts'
import type { ChangeMap, SettleStage } from './settle.ts'

/** Fewer squares than these outside the region tell nothing about what is usual there. */
const leastKnown = 400

/** Windows in which the mean is tested, as standard deviations in tiles. */
const toneWindows = [1, 3] as const

/**
 * Finds out where the candidate really changed its parent, and where it certainly did not.
 *
 * Providers paint everything anew: what differs by blur, by a part of a pixel or by a cast is taken off first, and the
 * rest is judged by what usually differs where nothing was asked for. Small windows are tested for content, larger ones for
 * tone (Aach and Kaup 1993). What is neither shown to be changed nor to be the same stays the provider's.
 */
export const localise: SettleStage = function* (state, context) {
  const { parent, plan, allowed, faithful, hasRegion, wanted } = context
  const density = faithful ? 1 : Math.min(1, plan.density)
  const differences = yield* compareInLab(parent, state.picture, allowed, density)
  const known = hasRegion ? outside(differences) : null
  const change = yield* changeIn(differences, known, faithful, faithful || wanted.look)
  return { ...state, change: { ...change, bounds: yield* boundsOf(change, parent) } }
}

/** Marks the squares on which nothing may change; null when they are too few to learn from. */
function outside({ inside }: Differences): Uint8Array | null {
  const known = inside.map((value) => 1 - value)
  const count = known.reduce((sum, value) => sum + value, 0)
  return count < Math.max(leastKnown, known.length * 0.02) ? null : known
}

function* changeIn(
  differences: Differences,
  outside: Uint8Array | null,
  faithful: boolean,
  wantsTone: boolean,
): Steps<Omit<ChangeMap, 'bounds'>> {
  const { width, height, side, l } = differences
  const isLearning = !faithful && l.length >= leastKnown
  const known = isLearning ? (outside ?? new Uint8Array(l.length).fill(1)) : null
  const share = outside ? 0.68 : 0.35
  if (known) {
    yield* equalizeSharpness(differences, known)
    if (outside) yield* takeOffCast(differences, outside)
    yield* takeOffShifts(differences)
  }
  const usual = known ? yield* usualSpread(differences, known, share) : yield* noSpread(differences)
  const changed = yield* contentParts(
    yield* testDetail(differences, usual, known, share),
    differences,
  )
  const unsure = changed.slice()
  const detail = changed.slice()
  for (const sigma of toneWindows) {
    const test = yield* testTone(differences, usual, detail, known, share, sigma)
    yield* spreadTiles(yield* toneParts(test), changed, differences)
    yield* spreadTiles(uncertainTiles(test), unsure, differences)
  }
  return {
    side,
    columns: width,
    rows: height,
    same: yield* sameness(unsure, differences),
    changed: changed.map((value) => value * 255),
    content: yield* contentOf(differences, usual, changed, wantsTone),
  }
}

function* boundsOf(
  { side, columns, rows, changed }: Omit<ChangeMap, 'bounds'>,
  crop: Size,
): Steps<ChangeMap['bounds']> {
  const marked = createMask({ x: 0, y: 0, width: columns, height: rows }, changed)
  const found = yield* maskBoundsInSteps(marked)
  if (!found) return null
  const { x, y, width, height } = found
  const scaled = { x: x * side, y: y * side, width: width * side, height: height * side }
  return intersectRects(scaled, rectOf(crop))
}
