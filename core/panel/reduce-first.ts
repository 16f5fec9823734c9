import type { PanelAction } from './action.ts'
import type { PanelState } from './state.ts'

/** What happens to a first picture. */
export type FirstAction = Extract<
  PanelAction,
  { readonly type: 'first' | 'firstPlan' | 'firstChoice' | 'firstAdded' }
>

/** Gives the panel's next state after something happened to a first picture. */
export function reduceFirst(state: PanelState, action: FirstAction): PanelState {
  switch (action.type) {
    case 'first':
      return { ...state, first: { ...state.first, ...action.changes }, firstPlan: null }
    case 'firstPlan':
      return { ...state, firstPlan: action.plan }
    case 'firstChoice':
      return { ...state, firstChoice: action.choice }
    case 'firstAdded':
      // It is picked now: what comes next is to refine it.
      return { ...state, firstChoice: null, view: 'refine' }
  }
}
