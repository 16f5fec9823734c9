import type { PanelState } from '../state.ts'
import { firstButton } from '../use-kept-focus.ts'
import { waitingEntries } from '../waiting-entries.ts'
import { Button } from './button.tsx'

/** Says in the foot that results wait further up, where nobody may be looking when one comes late. */
export function LateResults({ state }: { readonly state: PanelState }) {
  const count = waitingEntries(state).filter((entry) => entry.state === 'answered').length
  if (count === 0) return null
  return (
    <p class="pentimento-footer__note">
      <span>{count === 1 ? 'One result waits' : `${count} results wait`} to be placed.</span>
      <Button
        class="pentimento-link"
        aria-label="Show what waits to be placed"
        onClick={() => {
          const list = document.querySelector<HTMLElement>('.pentimento-waiting')
          list?.scrollIntoView({ block: 'nearest' })
          if (list) firstButton(list)?.focus()
        }}
      >
        Show
      </Button>
    </p>
  )
}
