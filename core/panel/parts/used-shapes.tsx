import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

/** Offers to remove the shapes that marked the latest refinement; they stay unless the user says so. */
export function UsedShapes({ state, store }: { state: PanelState; store: PanelStore }) {
  const { usedShapes, offers, busy, picked } = state
  if (!usedShapes || usedShapes.source !== picked?.source || !offers.removeRegionLayers) return null
  const { layers } = usedShapes
  const names = layers.map(({ name }) => name).join(', ')
  return (
    <div class="pentimento-row pentimento-used-shapes">
      <Button
        class="pentimento-button"
        title={names}
        disabled={busy}
        onClick={() => void store.removeShapes()}
      >
        {layers.length === 1 ? 'Remove the shape used' : `Remove the ${layers.length} shapes used`}
      </Button>
      <IconButton
        icon="close"
        label={layers.length === 1 ? 'Keep the shape' : 'Keep the shapes'}
        onPress={() => store.dispatch({ type: 'keepShapes' })}
      />
    </div>
  )
}
