import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { MoneySettings } from './money-settings.tsx'
import { ProviderSettings } from './provider-settings.tsx'
import { Section } from './section.tsx'
import { Segmented } from './segmented.tsx'
import { ViewFoot } from './view-foot.tsx'
import { ViewHead } from './view-head.tsx'

interface SettingsViewProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** Keys, addresses and options of the providers, and what may be spent. */
export function SettingsView({ state, store, views }: SettingsViewProps) {
  return (
    <div class="pentimento-settings">
      <ViewHead title="Settings" onBack={() => store.dispatch({ type: 'view', view: 'refine' })} />
      <div class="pentimento-scroll">
        {state.providers.map((info) => (
          <ProviderSettings key={info.id} info={info} state={state} store={store} views={views} />
        ))}
        <MoneySettings state={state} store={store} />
        <AdviceSetting on={state.advice.on} store={store} />
        <PromptsInFile allowed={state.promptsInFile} store={store} />
        <p class="pentimento-note pentimento-settings__foot">
          Keys stay on this machine. They are never written to the document, to a version or to a
          report.
        </p>
      </div>
      <ViewFoot state={state} store={store} />
    </div>
  )
}

/** Where a document can carry prompts into exported files: only when the user wants that. */
function PromptsInFile(props: { readonly allowed: boolean | null; readonly store: PanelStore }) {
  const { allowed, store } = props
  if (allowed === null) return null
  return (
    <Section title="Your words in files" summary={allowed ? 'In the file information' : undefined}>
      <p class="pentimento-note">
        What you ask for is kept with the layers of the document; in its file information (XMP) it
        would also travel with exported pictures, for everyone who gets them to read.
      </p>
      <div class="pentimento-row">
        <Segmented
          label="Prompts in the file information"
          value={allowed ? 'on' : 'off'}
          options={[
            { value: 'off', label: 'Layers only' },
            { value: 'on', label: 'File information too' },
          ]}
          onChange={(value) => void store.setPromptsInFile(value === 'on')}
        />
      </div>
    </Section>
  )
}

/** Advice is easy to ignore, and easy to be rid of. */
function AdviceSetting({ on, store }: { readonly on: boolean; readonly store: PanelStore }) {
  return (
    <Section title="Advice" summary={on ? undefined : 'Off'}>
      <p class="pentimento-note">
        Says below the instruction what could be clearer. It is worked out on this machine and
        blocks nothing.
      </p>
      <div class="pentimento-row">
        <Segmented
          label="Advice on the instruction"
          value={on ? 'on' : 'off'}
          options={[
            { value: 'on', label: 'On' },
            { value: 'off', label: 'Off' },
          ]}
          onChange={(value) => store.setAdvice(value === 'on')}
        />
      </div>
    </Section>
  )
}
