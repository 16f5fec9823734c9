import type { Preserve } from '../edit/edit.ts'
import type { Step } from '../guide/findings/finding.ts'
import type { PlannedStep, StepList } from './advice-state.ts'
import type { PanelState } from './state.ts'

/** Gives the steps that wait for the picked source; null without any, or when something else was typed since. */
export function stepListOf({
  advice,
  picked,
  draft,
}: Pick<PanelState, 'advice' | 'picked' | 'draft'>): StepList | null {
  const list = advice.lists.find(({ source }) => source === picked?.source)
  return list && list.text.trim() === draft.instruction.trim() ? list : null
}

/** Puts steps into a list; what the draft keeps anyway is left to the draft, which can still change. */
export function plannedSteps(
  steps: readonly Step[],
  kept: readonly Preserve[],
): readonly PlannedStep[] {
  const texts = new Set(kept.map(({ text }) => text.toLowerCase()))
  return steps.map((step, id) => ({
    ...step,
    id,
    preserve: step.preserve.filter(({ text }) => !texts.has(text.toLowerCase())),
  }))
}

/** Says steps as one instruction that is taken apart into the same steps again, with what they keep. */
export function textOfSteps(steps: readonly PlannedStep[]): string {
  const kept = new Set(steps.flatMap(({ preserve }) => preserve.map(({ text }) => text)))
  const wanted = steps.map(({ instruction }) => instruction.trim())
  return [...wanted, ...[...kept].map((text) => `keep ${text}`)].join('; ')
}

/** Gives the state in which a step is what was asked for: its words, and what it keeps beside what the draft keeps. */
export function stateOfStep(state: PanelState, { instruction, preserve }: PlannedStep): PanelState {
  const texts = new Set(state.draft.preserve.map(({ text }) => text.toLowerCase()))
  const added = preserve.filter(({ text }) => !texts.has(text.toLowerCase()))
  const kept = [...state.draft.preserve, ...added]
  return {
    ...state,
    draft: { ...state.draft, instruction, preserve: kept },
    // Nobody can choose among candidates half-way.
    setup: { ...state.setup, variations: 1 },
  }
}
