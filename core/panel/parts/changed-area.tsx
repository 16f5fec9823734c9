import type { PanelStore } from '../panel-store.ts'
import { regionShare } from '../region-share.ts'
import type { PanelState } from '../state.ts'
import { formatShare } from '../wording/numbers.ts'
import { Button } from './button.tsx'

/**
 * After a refinement: what really changed, offered as region for the next one; of the whole picture, or of a change that
 * the region cut.
 */
export function ChangedArea({ state, store }: { state: PanelState; store: PanelStore }) {
  const { changed, picked } = state
  if (!changed || !picked) return null
  return (
    <div class="pentimento-row pentimento-changed">
      <span class="pentimento-row__words">
        {changed.cut
          ? 'The region cuts the change; a larger one holds all of it.'
          : `${formatShare(regionShare(changed.mask, picked))} of the picture changed`}
      </span>
      <Button class="pentimento-button" onClick={() => void store.useChanged()}>
        Use as region
      </Button>
    </div>
  )
}
