import { useMemo } from 'preact/hooks'
import type { FollowUp } from '../guide/follow-up/follow-up.ts'
import { followUpOf } from './advice.ts'
import { chosenRegion } from './chosen.ts'
import type { PanelState } from './state.ts'

/** Gives what the draft means where it is a remark about what was done before, worked out once for the same draft. */
export function useFollowUp(state: PanelState): FollowUp {
  const { advice, draft, picked, lineages } = state
  const region = chosenRegion(state)
  return useMemo(() => followUpOf(state), [advice, draft.instruction, picked, lineages, region])
}
