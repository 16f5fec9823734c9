import { useMemo } from 'preact/hooks'
import type { Reading } from '../guide/reading/reading.ts'
import { adviceOn, type ShownFinding } from './advice.ts'
import { chosenRegion } from './chosen.ts'
import { chosenKit } from './chosen-kit.ts'
import { guideContextOf, regionFacts } from './guide-context-of.ts'
import type { PanelState } from './state.ts'

/** Gives what is worth saying about the draft, worked out only when something that it rests on has changed. */
export function useFindings(state: PanelState, reading: Reading | null): readonly ShownFinding[] {
  const { picked, draft, lineages, areas, advice, offers } = state
  const region = chosenRegion(state)
  // Every pixel of a mask is looked at: not for each letter.
  const facts = useMemo(() => regionFacts(region, picked), [region, picked?.width, picked?.height])
  const kit = chosenKit(state)
  return useMemo(
    () => (reading ? adviceOn(state, reading, guideContextOf(state, facts)) : []),
    [reading, facts, picked, draft.preserve, lineages, areas, advice, offers, kit],
  )
}
