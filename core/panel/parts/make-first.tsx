import { whatFirstMisses } from '../missing.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { Button } from './button.tsx'
import { SettingsLink } from './settings-link.tsx'

interface MakeFirstProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** The one thing to do next where a first picture is asked for: make it, or add the picked ones. */
export function MakeFirst({ state, store }: MakeFirstProps) {
  const { firstChoice, busy, setup } = state
  if (firstChoice) {
    const count = firstChoice.picked.length
    return (
      <Button
        class="pentimento-button pentimento-button--primary"
        disabled={count === 0 || busy}
        onClick={() => void store.addFirst()}
      >
        {count > 1 ? `Add ${count} pictures` : 'Add picture'}
      </Button>
    )
  }
  const missing = whatFirstMisses(state)
  const many = setup.variations > 1
  return (
    <>
      <Button
        class="pentimento-button pentimento-button--primary"
        disabled={missing !== null || busy}
        aria-describedby="pentimento-missing"
        onClick={() => void store.makeFirst()}
      >
        {many ? `Make ${setup.variations} pictures` : 'Make the picture'}
      </Button>
      <p id="pentimento-missing" class="pentimento-footer__note">
        <span>{missing ? missing.reason : 'Becomes a layer of its own, to be refined.'}</span>
        {missing?.where === 'settings' ? <SettingsLink store={store} /> : null}
      </p>
    </>
  )
}
