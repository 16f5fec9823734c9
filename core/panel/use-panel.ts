import { useEffect, useState } from 'preact/hooks'
import type { PanelStore } from './panel-store.ts'
import type { PanelState } from './state.ts'

/** Gives a store's state to a component, and renders it again after every change. */
export function usePanel(store: PanelStore): PanelState {
  const [, setSeen] = useState(store.getState())
  useEffect(() => {
    const look = () => setSeen(store.getState())
    // What changed between rendering and this effect would be missed otherwise.
    look()
    return store.subscribe(look)
  }, [store])
  return store.getState()
}
