import { noNotes } from '../../../../core/history/lineage-notes.ts'
import { shownKey } from '../../../../core/panel/next-state.ts'
import type { PanelState } from '../../../../core/panel/state.ts'
import { sampleLineage, sampleVersion } from './sample-state.ts'

/** The state with a picture after six steps, which are worth a word; what was looked at leaves nothing to be measured. */
export function afterSixSteps(state: PanelState, told: readonly string[] = []): PanelState {
  const versions = Array.from({ length: 6 }, (_, index) =>
    sampleVersion(index + 1, index === 0 ? null : index, `add bean number ${index}`),
  )
  const head = { kind: 'version', id: 'id6' } as const
  const notes = { ...noNotes, told: [...told] }
  const made: PanelState = {
    ...state,
    lineages: [{ ...sampleLineage(), versions, notes, head }],
    picked: state.picked && { ...state.picked, head },
  }
  return { ...made, next: { ...made.next, seen: { key: shownKey(made) ?? '', look: null } } }
}
