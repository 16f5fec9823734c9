import { useState } from 'preact/hooks'
import type { ProviderInfo } from '../../provider.ts'
import { whyOutOfReach } from '../missing.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { anyButton } from '../use-kept-focus.ts'
import type { PanelViews, SecretInputProps } from '../views.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { Section } from './section.tsx'
import { TextEntry } from './text-entry.tsx'

interface ProviderSettingsProps {
  readonly info: ProviderInfo
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** One provider's key and address. A saved key is never shown again, only replaced or removed. */
export function ProviderSettings({ info, state, store, views }: ProviderSettingsProps) {
  const isSaved = state.keys[info.id] === true
  const blocked = whyOutOfReach(state, info)
  return (
    <Section
      title={info.label}
      summary={info.needsKey ? (isSaved ? 'Key saved' : 'No key') : 'No key needed'}
    >
      <p class="pentimento-note">{info.description}</p>
      {blocked === null ? null : (
        <p class="pentimento-note pentimento-note--wrong" role="status">
          {blocked}
        </p>
      )}
      {info.needsKey ? (
        isSaved ? (
          <div class="pentimento-row">
            <span class="pentimento-row__words">A key is saved on this machine.</span>
            <Button
              class="pentimento-button"
              aria-label={`Remove the ${info.label} key`}
              onClick={() => void store.deleteKey(info.id)}
            >
              Remove
            </Button>
          </div>
        ) : (
          <KeyEntry info={info} store={store} SecretInput={views.SecretInput ?? PasswordInput} />
        )
      ) : null}
      {info.takesBaseUrl ? <AddressEntry info={info} state={state} store={store} /> : null}
    </Section>
  )
}

function KeyEntry({
  info,
  store,
  SecretInput,
}: {
  info: ProviderInfo
  store: PanelStore
  SecretInput: NonNullable<PanelViews['SecretInput']>
}) {
  const [key, setKey] = useState('')
  const save = () => {
    if (key.trim() === '') return
    void store.saveKey(info.id, key)
    setKey('')
  }
  // No form: Figma's frame may be one that submits none, and then tells nobody.
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter does what the button does.
    <div
      class="pentimento-row"
      onKeyDown={(event) => {
        const isOnButton = event.target instanceof Element && event.target.matches(anyButton)
        if (event.key !== 'Enter' || isOnButton) return
        event.preventDefault()
        save()
      }}
    >
      <SecretInput label={`${info.label} key`} value={key} onChange={setKey} />
      <Button class="pentimento-button" disabled={key.trim() === ''} onClick={save}>
        Save
      </Button>
    </div>
  )
}

function AddressEntry({ info, state, store }: Omit<ProviderSettingsProps, 'views'>) {
  const [isWrong, setIsWrong] = useState(false)
  return (
    <>
      <Field label="Address">
        <TextEntry
          label={`Address of ${info.label}`}
          placeholder={info.origins[0] ?? 'http://localhost:7860'}
          value={state.baseUrls[info.id] ?? ''}
          onCommit={(text) => {
            const url = text.trim()
            const isRight = url === '' || /^https?:\/\/[^\s/]+/.test(url)
            setIsWrong(!isRight)
            if (isRight) store.setBaseUrl(info.id, url)
            return isRight
          }}
        />
      </Field>
      {isWrong ? (
        <p class="pentimento-note pentimento-note--wrong" role="alert">
          An address starts with https:// or http:// and names a server.
        </p>
      ) : null}
    </>
  )
}

function PasswordInput({ label, value, onChange }: SecretInputProps) {
  return (
    <input
      type="password"
      class="pentimento-text"
      aria-label={label}
      placeholder="Paste the key"
      autocomplete="off"
      value={value}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  )
}
