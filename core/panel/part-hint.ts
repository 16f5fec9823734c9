import { subtractMask, uniteMasks } from '../mask/combine.ts'
import { createMask, type Mask } from '../mask/mask.ts'
import { maskBounds } from '../mask/mask-bounds.ts'
import type { SubjectHint } from '../mask/parts/subject-hint.ts'
import { chosenRegion } from './chosen.ts'
import type { PanelState, ProposedSubject } from './state.ts'

/** From this share of its bounds on, an area that nobody brushed is an outline around something; thinner it is a stroke. */
const outlineShare = 0.5

/**
 * Gives what the marked region shows of a subject: a box or outline around it, or strokes on it; null without a region.
 *
 * What was brushed in the panel is strokes. A region that was proposed keeps what it was proposed from, and what was
 * painted on it since, or taken away, belongs to the subject or does not.
 */
export function subjectHintOf(state: PanelState): SubjectHint | null {
  const { painting } = state.draft
  if (painting.region && painting.proposed) return corrected(painting.region, painting.proposed)
  const region = chosenRegion(state)
  if (!region) return null
  const isBrushed = painting.region !== null && state.stage.tool === 'brush'
  return isBrushed || !isOutline(region)
    ? { within: null, inside: region, outside: null }
    : { within: region, inside: null, outside: null }
}

function corrected(region: Mask, { mask, hint, inverted }: ProposedSubject): SubjectHint {
  const gained = solid(subtractMask(region, mask))
  const lost = solid(subtractMask(mask, region))
  const [inside, outside] = inverted ? [lost, gained] : [gained, lost]
  return {
    within: hint.within,
    inside: joined(hint.inside, inside, outside),
    outside: joined(hint.outside, outside, inside),
  }
}

/** What was shown first and what was painted since; what was painted last wins. */
function joined(first: Mask | null, added: Mask, taken: Mask): Mask | null {
  const kept = first && subtractMask(first, taken)
  const all = kept ? uniteMasks(kept, added) : added
  return maskBounds(all) ? all : null
}

/** Soft borders are no strokes: only what is covered by half or more was painted there. */
function solid({ rect, data }: Mask): Mask {
  return createMask(
    rect,
    data.map((value) => (value >= 128 ? 255 : 0)),
  )
}

function isOutline(mask: Mask): boolean {
  const bounds = maskBounds(mask)
  if (!bounds) return false
  const sum = mask.data.reduce((total, value) => total + value, 0)
  return sum >= 255 * outlineShare * bounds.width * bounds.height
}
