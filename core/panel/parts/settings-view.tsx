import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { IconButton } from './icon-button.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { ProviderSettings } from './provider-settings.tsx'

interface SettingsViewProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** Keys and addresses of the providers. */
export function SettingsView({ state, store, views }: SettingsViewProps) {
  return (
    <div class="pentimento-settings">
      <header class="pentimento-settings__head">
        <IconButton
          icon="back"
          label="Back"
          onPress={() => store.dispatch({ type: 'view', view: 'refine' })}
        />
        <h1 class="pentimento-settings__title">Settings</h1>
      </header>
      <div class="pentimento-scroll">
        {state.providers.map((info) => (
          <ProviderSettings key={info.id} info={info} state={state} store={store} views={views} />
        ))}
        <p class="pentimento-note pentimento-settings__foot">
          Keys stay on this machine. They are never written to the document, to a version or to a
          report.
        </p>
      </div>
      {state.problem ? (
        <div class="pentimento-footer">
          <ProblemNotice problem={state.problem} store={store} />
        </div>
      ) : null}
      <p class="pentimento-said" aria-live="polite">
        {state.said}
      </p>
    </div>
  )
}
