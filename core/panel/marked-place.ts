import type { Preserve } from '../edit/edit.ts'
import { intersectRects, type Rect, rectOf } from '../image/rect.ts'
import { maskBounds } from '../mask/mask-bounds.ts'
import { chosenProtect, chosenRegion } from './chosen.ts'
import type { PanelState } from './state.ts'

/**
 * Gives the place that is marked on the picture now, as the area of something that must stay: the bounds of what is
 * protected, else of the region; null when neither is marked.
 */
export function markedPlace(state: PanelState): Rect | null {
  const { picked } = state
  const [protect] = chosenProtect(state)
  const mask = protect ?? chosenRegion(state)
  const bounds = picked && mask && maskBounds(mask)
  return bounds && intersectRects(bounds, rectOf(picked))
}

/** Gives what must stay without its places, which belong to one picture of one size. */
export function withoutPlaces(preserve: readonly Preserve[]): readonly Preserve[] {
  return preserve.map(({ area: _, ...kept }) => kept)
}
