import { useEffect, useReducer } from 'preact/hooks'
import type { PanelStore } from './panel-store.ts'
import type { PanelState } from './state.ts'

/** Gives a store's state to a component, and renders it again after every change. */
export function usePanel(store: PanelStore): PanelState {
  const [, render] = useReducer((count: number) => count + 1, 0)
  useEffect(() => store.subscribe(() => render(undefined)), [store])
  return store.getState()
}
