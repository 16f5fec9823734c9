import type { PanelStore } from '../panel-store.ts'
import { Button } from './button.tsx'

/** The way to the settings, after words that say what is missing there. */
export function SettingsLink({ store }: { store: PanelStore }) {
  return (
    <Button
      class="pentimento-link"
      onClick={() => store.dispatch({ type: 'view', view: 'settings' })}
    >
      Open settings
    </Button>
  )
}
