import type { FollowUp } from '../../guide/follow-up/follow-up.ts'
import { chosenRegion, findVersionById } from '../chosen.ts'
import type { PanelState } from '../state.ts'

/** Says what a follow-up would refine, and where it may change. */
export function followUpPlace(
  { parent, region }: Extract<FollowUp, { kind: 'resolved' }>,
  state: PanelState,
): string {
  const number = (id: string | null) => findVersionById(state, id)?.record.number
  const base = number(parent)
  const marked = number(region)
  const on = base === undefined ? 'On the source' : `On v${base}`
  if (marked !== undefined) return `${on}, in the region of v${marked}:`
  return chosenRegion(state) ? `${on}, in the region that is marked:` : `${on}:`
}
