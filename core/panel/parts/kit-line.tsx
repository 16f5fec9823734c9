import { chosenKit } from '../chosen-kit.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { Button } from './button.tsx'

interface KitLineProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** The brand kit that counts here, in one quiet line; nothing without one. */
export function KitLine({ state, store }: KitLineProps) {
  const kit = chosenKit(state)
  if (!kit) return null
  return (
    <p class="pentimento-kit-line">
      <span class="pentimento-kit-line__name">Brand kit: {kit.name}</span>
      <Button
        class="pentimento-link"
        aria-label={`Change the brand kit “${kit.name}”`}
        onClick={() => void store.openShelf('kits')}
      >
        Change
      </Button>
    </p>
  )
}
