import { findVersionById } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { Segmented } from '../parts/segmented.tsx'
import type { PanelState } from '../state.ts'

/** What the visible version is compared with: the source, or the version it refines where that is another. */
export function CompareOptions({ state, store }: { state: PanelState; store: PanelStore }) {
  const head = state.picked?.head
  const shown = findVersionById(state, head?.kind === 'version' ? head.id : null)
  const parent = findVersionById(state, shown?.record.parent ?? null)
  if (state.choice || !state.stage.compare || !parent) return null
  return (
    <div class="pentimento-stage__bar">
      <Segmented
        label="Compare with"
        value={state.stage.compare}
        options={[
          { value: 'source', label: 'Source' },
          { value: 'parent', label: `v${parent.record.number}` },
        ]}
        onChange={(compare) => store.dispatch({ type: 'stage', changes: { compare } })}
      />
    </div>
  )
}
