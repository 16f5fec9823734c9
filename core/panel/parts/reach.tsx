import type { PanelStore } from '../panel-store.ts'
import { layersUsedAs } from '../region-layers.ts'
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
    <div class={`pentimento-reach${reach.isStale ? ' pentimento-reach--stale' : ''}`}>
      {reach.picture || reach.isComing ? (
        <div class="pentimento-reach__picture">
          {reach.picture ? (
            <views.Picture
              picture={reach.picture}
              label="What would change, tinted: the stronger, the more"
              fit="contain"
            />
          ) : null}
        </div>
      ) : null}
      <p class="pentimento-note">{reachLine(reach.shares, reach.exact)}</p>
      {marksBySelection(state) && reach.shares.blended > 0 ? (
        <p class="pentimento-note">The marching ants show only where at least half changes.</p>
      ) : null}
    </div>
  )
}

/** Whether the region is what a selection tool's outline stands for. */
function marksBySelection(state: PanelState): boolean {
  if (state.draft.painting.region) return false
  return layersUsedAs(state, 'region').some(({ kind }) => kind === 'selection')
}
