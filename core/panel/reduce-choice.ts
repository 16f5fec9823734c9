import type { PanelAction } from './action.ts'
import type { PanelState } from './state.ts'

/** What happens to candidates that wait for the user's choice. */
export type ChoiceAction = Extract<
  PanelAction,
  { readonly type: 'proposed' | 'compared' | 'choose' | 'preview' | 'unproposed' }
>

/** Gives the panel's next state after something happened to candidates. */
export function reduceChoice(state: PanelState, action: ChoiceAction): PanelState {
  const { choice } = state
  if (action.type === 'proposed') {
    return {
      ...state,
      choice: { ...(state.run?.marked && { marked: state.run.marked }), ...action.choice },
      stage: { ...state.stage, compare: null },
    }
  }
  if (action.type === 'unproposed') return { ...state, choice: null }
  if (!choice) return state
  switch (action.type) {
    case 'compared':
      return { ...state, choice: { ...choice, differences: action.differences } }
    case 'preview':
      return { ...state, choice: { ...choice, previewed: action.index } }
    case 'choose': {
      const others = choice.picked.filter((picked) => picked !== action.index)
      const picked = action.on ? [...others, action.index] : others
      return { ...state, choice: { ...choice, picked, previewed: action.index } }
    }
  }
}
