import type { FollowUp } from '../../guide/follow-up/follow-up.ts'
import { chosenRegion, findVersionById } from '../chosen.ts'
import type { PanelState } from '../state.ts'

/** Says what a follow-up would refine, and where it may change; or which version it goes back to. */
export function followUpPlace(
  followUp: Extract<FollowUp, { kind: 'resolved' | 'back' }>,
  state: PanelState,
): string {
  const number = (id: string | null) => findVersionById(state, id)?.record.number
  const base = number(followUp.parent)
  const version = base === undefined ? 'the source' : `v${base}`
  if (followUp.kind === 'back') return `Back to ${version}; nothing is painted.`
  const marked = number(followUp.region)
  if (marked !== undefined) return `On ${version}, in the region of v${marked}:`
  return chosenRegion(state) ? `On ${version}, in the region that is marked:` : `On ${version}:`
}
