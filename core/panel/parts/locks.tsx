import { pickedLocks } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { formatSize } from '../wording/numbers.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** What is locked: it stays in every refinement of the picture until somebody unlocks it. */
export function Locks({
  state,
  store,
}: {
  readonly state: PanelState
  readonly store: PanelStore
}) {
  const locks = pickedLocks(state)
  if (locks.length === 0) return null
  return (
    <ul class="pentimento-places" aria-label="Locked for every refinement">
      {locks.map(({ id, text, area }) => (
        <li key={id} class="pentimento-places__item">
          <span class="pentimento-places__mark">
            <Icon name="lock" size={14} />
          </span>
          <span class="pentimento-places__words" title={text}>
            {text}
          </span>
          <span class="pentimento-places__where">{formatSize(area.rect)} px</span>
          <Button
            class="pentimento-button pentimento-button--quiet"
            aria-label={`Unlock ${text}`}
            aria-disabled={state.busy}
            onClick={() => {
              if (!state.busy) void store.unlock(id)
            }}
          >
            Unlock
          </Button>
        </li>
      ))}
    </ul>
  )
}
