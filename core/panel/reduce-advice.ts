import type { Step } from '../guide/findings/finding.ts'
import type { AdviceChange, PlannedStep, StepList } from './advice-state.ts'
import type { PanelState } from './state.ts'
import { plannedSteps, stepListOf, textOfSteps } from './step-list.ts'

/** How much is remembered of what is to be ignored. */
const mostIgnored = 100

/** Gives the panel's next state after something happened to the advice. */
export function reduceAdvice(state: PanelState, change: AdviceChange): PanelState {
  const { advice } = state
  switch (change.kind) {
    case 'on':
      return { ...state, advice: { ...advice, on: change.on } }
    case 'ignore': {
      const others = advice.ignored.filter((key) => key !== change.key)
      const ignored = [...others, change.key].slice(-mostIgnored)
      return { ...state, advice: { ...advice, ignored } }
    }
    case 'steps':
      return openList(state, change.steps)
    case 'dropSteps':
      return withList(state, null)
    case 'moveStep':
      return changeSteps(state, (steps) => moved(steps, change.step, change.by))
    case 'rewordStep':
      return changeSteps(state, (steps) =>
        steps.map((step) =>
          step.id === change.step ? { ...step, instruction: change.instruction } : step,
        ),
      )
    case 'removeStep':
      return changeSteps(state, (steps) => steps.filter(({ id }) => id !== change.step))
    case 'stepDone':
      return withoutDone(state, change)
  }
}

/** Takes a step out of its list and out of the words: whoever runs them as one or comes back later repeats nothing. */
function withoutDone(
  state: PanelState,
  { source, step }: { readonly source: string; readonly step: number },
): PanelState {
  const { advice, draft } = state
  const list = advice.lists.find((one) => one.source === source)
  if (!list) return state
  const steps = list.steps.filter(({ id }) => id !== step)
  const text = textOfSteps(steps)
  const isInField = list.text.trim() === draft.instruction.trim()
  const others = advice.lists.filter((one) => one !== list)
  const lists = steps.length === 0 ? others : [...others, { ...list, text, steps }]
  return {
    ...state,
    advice: { ...advice, lists },
    draft: isInField ? { ...draft, instruction: text } : draft,
  }
}

function openList(state: PanelState, steps: readonly Step[]): PanelState {
  const { picked, draft } = state
  if (!picked || steps.length === 0) return state
  const planned = plannedSteps(steps, draft.preserve)
  return withList(state, { source: picked.source, text: draft.instruction, steps: planned })
}

function changeSteps(
  state: PanelState,
  change: (steps: readonly PlannedStep[]) => readonly PlannedStep[],
): PanelState {
  const list = stepListOf(state)
  if (!list) return state
  const steps = change(list.steps)
  return withList(state, steps.length === 0 ? null : { ...list, steps })
}

function withList(state: PanelState, list: StepList | null): PanelState {
  const others = state.advice.lists.filter(({ source }) => source !== state.picked?.source)
  return { ...state, advice: { ...state.advice, lists: list ? [...others, list] : others } }
}

function moved(steps: readonly PlannedStep[], id: number, by: 1 | -1): readonly PlannedStep[] {
  const at = steps.findIndex((step) => step.id === id)
  const to = at + by
  const step = steps[at]
  if (!step || to < 0 || to >= steps.length) return steps
  const others = steps.filter((other) => other !== step)
  return [...others.slice(0, to), step, ...others.slice(to)]
}
