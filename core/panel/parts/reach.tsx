import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { useReach } from '../use-reach.ts'
import type { PanelViews } from '../views.ts'
import { reachLine } from '../wording/reach-line.ts'

interface ReachProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** The exact reach of the change, for panels without a stage: a selection's outline shows only where it is half. */
export function ReachPreview({ state, store, views }: ReachProps) {
  const reach = useReach(store, state)
  if (!reach) return null
  return (
    <div class="pentimento-reach">
      {reach.picture ? (
        <div class="pentimento-reach__picture">
          <views.Picture
            picture={reach.picture}
            label="What would change, tinted: the stronger, the more"
            fit="contain"
          />
        </div>
      ) : null}
      <p class="pentimento-note">{reachLine(reach.shares, reach.exact)}</p>
    </div>
  )
}
