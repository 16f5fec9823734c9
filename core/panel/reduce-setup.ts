import type { PanelAction } from './action.ts'
import { noServerModels } from './setup.ts'
import type { PanelState } from './state.ts'

/** What can be chosen about providers and money. */
export type SetupAction = Extract<
  PanelAction,
  { readonly type: 'setup' | 'key' | 'baseUrl' | 'option' | 'serverModels' | 'budgets' }
>

/** Gives the panel's next state after something was chosen about providers or money. */
export function reduceSetup(state: PanelState, action: SetupAction): PanelState {
  switch (action.type) {
    case 'setup':
      return { ...state, setup: { ...state.setup, ...action.changes }, firstPlan: null }
    case 'key':
      return { ...state, keys: { ...state.keys, [action.provider]: action.saved } }
    case 'baseUrl': {
      const { provider, url } = action
      if ((state.baseUrls[provider] ?? '') === url) return state
      // Another server has other models.
      const serverModels = { ...state.serverModels, [provider]: noServerModels }
      return { ...state, baseUrls: { ...state.baseUrls, [provider]: url }, serverModels }
    }
    case 'option': {
      const { provider, option, value } = action
      const given = { ...state.options[provider], [option]: value }
      return { ...state, options: { ...state.options, [provider]: given } }
    }
    case 'serverModels': {
      const { provider, changes } = action
      const known = { ...(state.serverModels[provider] ?? noServerModels), ...changes }
      return { ...state, serverModels: { ...state.serverModels, [provider]: known } }
    }
    case 'budgets':
      return { ...state, budgets: { ...state.budgets, ...action.changes } }
  }
}
