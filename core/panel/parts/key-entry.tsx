import { useState } from 'preact/hooks'
import type { ProviderInfo } from '../../provider.ts'
import type { PanelStore } from '../panel-store.ts'
import { anyButton } from '../use-kept-focus.ts'
import type { PanelViews, SecretInputProps } from '../views.ts'
import { Button } from './button.tsx'

interface KeyEntryProps {
  readonly info: ProviderInfo
  readonly isSaved: boolean
  readonly store: PanelStore
  readonly views: PanelViews
}

/** One provider's key: written unseen, and once it is saved only replaced or removed. */
export function KeyEntry({ info, isSaved, store, views }: KeyEntryProps) {
  if (!isSaved) {
    return <NewKey info={info} store={store} SecretInput={views.SecretInput ?? PasswordInput} />
  }
  return (
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
  )
}

function NewKey({
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
