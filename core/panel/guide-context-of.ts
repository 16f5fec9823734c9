import type { GuideContext, RegionFacts } from '../guide/findings/guide-context.ts'
import { failedRounds, pathTo } from '../guide/rounds/rounds.ts'
import type { Picked } from '../host.ts'
import { intersectRects, rectOf } from '../image/rect.ts'
import type { Mask } from '../mask/mask.ts'
import { maskBounds } from '../mask/mask-bounds.ts'
import { chosenParent, pickedLineage } from './chosen.ts'
import { chosenKit } from './chosen-kit.ts'
import { adviceNow } from './next-state.ts'
import { areasWanted } from './region-layers.ts'
import { regionShare } from './region-share.ts'
import type { PanelState } from './state.ts'

/** Gives what advice needs to know of a region; null where nothing of the picture is covered. Looks at every pixel. */
export function regionFacts(region: Mask | null, picked: Picked | null): RegionFacts | null {
  const bounds = region && maskBounds(region)
  const inside = picked && bounds && intersectRects(bounds, rectOf(picked))
  return inside ? { share: regionShare(region, picked), bounds: inside } : null
}

/**
 * Gives what is known around the draft's instruction.
 *
 * @param region Of the region that counts; what is still being read is left out.
 */
export function guideContextOf(state: PanelState, region: RegionFacts | null): GuideContext {
  const { picked, draft, areas } = state
  const lineage = pickedLineage(state)
  const parent = chosenParent(state)
  const given = adviceNow(state)?.advice
  const kit = chosenKit(state)
  const role = lineage?.notes.brief?.role ?? given?.role
  return {
    preserves: draft.preserve,
    ...(picked && { picture: { width: picked.width, height: picked.height } }),
    ...(areas.what === areasWanted(state) && { region }),
    ...(lineage && { locks: lineage.notes.locks, failed: failedRounds(lineage) }),
    ...(picked && !lineage && { locks: [], failed: [] }),
    ...(role && { role }),
    ...(kit && { kit }),
    ...(given && { seen: given.sees }),
    // What lies under a mix has no order.
    ...(picked && parent !== 'shown' && { path: lineage ? pathTo(lineage, parent) : [] }),
  }
}
