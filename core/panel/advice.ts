import { findOn } from '../guide/findings/find-on.ts'
import type { Finding, Suggestion } from '../guide/findings/finding.ts'
import type { GuideContext } from '../guide/findings/guide-context.ts'
import type { FollowUp } from '../guide/follow-up/follow-up.ts'
import { resolveFollowUp } from '../guide/follow-up/resolve-follow-up.ts'
import type { Reading } from '../guide/reading/reading.ts'
import { findingKey, followUpKey } from './advice-state.ts'
import { chosenRegion, findVersionById, pickedLineage, refinedVersion } from './chosen.ts'
import type { PanelState } from './state.ts'
import { stepListOf } from './step-list.ts'

/** How many findings are shown: more would not be read. */
export const mostFindings = 3

/** A finding as it is shown: without the suggestions that can't be taken here. */
export type ShownFinding = Omit<Finding, 'suggestions'> & {
  readonly suggestions: readonly Suggestion[]
}

/** Gives what is worth saying about the draft, the most important first, without what the user ignores. */
export function adviceOn(
  state: PanelState,
  reading: Reading,
  context: GuideContext,
): readonly ShownFinding[] {
  const { ignored } = state.advice
  return findOn(reading, context)
    .filter((finding) => !ignored.includes(findingKey(finding, reading.text)))
    .slice(0, mostFindings)
    .map((finding, at, shown) => {
      const later = shown.slice(at + 1).flatMap(({ suggestions }) => suggestions)
      const own = finding.suggestions.filter((one) => !later.some((other) => isSame(one, other)))
      return { ...finding, suggestions: offered(own, state) }
    })
}

/** The same way out is offered once, by the finding that is most about it. */
function isSame(one: Suggestion, other: Suggestion): boolean {
  return one.kind === other.kind && one.label === other.label
}

/** What can't be done here is not offered. */
function offered(suggestions: readonly Suggestion[], state: PanelState): readonly Suggestion[] {
  const canStartAnew = state.offers.addSource && !state.capabilities.readOnly
  return suggestions.filter(({ kind }) => kind !== 'regenerate' || canStartAnew)
}

/** Gives what the draft's words mean where they are a remark about what was done before. */
export function followUpOf(state: PanelState): FollowUp {
  const { advice, draft, picked } = state
  const text = draft.instruction.trim()
  const isOwn = !advice.on || text === '' || advice.ignored.includes(followUpKey(text))
  if (isOwn || !picked) return { kind: 'none' }
  const parent = refinedVersion(state)
  // What has just been done still stands in the field: nobody remarks anything with it.
  if (findVersionById(state, parent)?.record.edit.instruction === text) return { kind: 'none' }
  const hasRegion = chosenRegion(state) !== null
  return resolveFollowUp(text, { lineage: pickedLineage(state), parent, hasRegion })
}

/** What the first button of the panel's foot does. */
export type NextPress = 'refine' | 'steps' | 'use' | 'back' | 'ask'

const presses: Readonly<Record<FollowUp['kind'], NextPress>> = {
  none: 'refine',
  resolved: 'use',
  back: 'back',
  ask: 'ask',
}

/** Tells what comes next for the draft: a list of steps runs, a follow-up is first said in full, all else is refined. */
export function nextPress(state: PanelState): NextPress {
  if (!state.advice.on) return 'refine'
  if (stepListOf(state)) return 'steps'
  return presses[followUpOf(state).kind]
}
