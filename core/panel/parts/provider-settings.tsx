import { useState } from 'preact/hooks'
import type { ProviderInfo, ProviderOption } from '../../provider.ts'
import { whyOutOfReach } from '../missing.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { Field, Select } from './field.tsx'
import { KeyEntry } from './key-entry.tsx'
import { FoldingSection } from './section.tsx'
import { TextEntry } from './text-entry.tsx'

interface ProviderSettingsProps {
  readonly info: ProviderInfo
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** One provider's key, address and options; the one that is set up is open, the others come down to a line. */
export function ProviderSettings({ info, state, store, views }: ProviderSettingsProps) {
  const [open, setOpen] = useState(info.id === state.setup.provider)
  const blocked = whyOutOfReach(state, info)
  const isSaved = state.keys[info.id] === true
  const takesKey = info.needsKey || info.takesKey === true
  return (
    <FoldingSection
      title={info.label}
      summary={blocked === null ? keySummary(info, isSaved) : 'Not from here'}
      open={open}
      onToggle={setOpen}
    >
      <p class="pentimento-note">{info.description}</p>
      {blocked === null ? null : (
        <p class="pentimento-note pentimento-note--wrong" role="status">
          {blocked}
        </p>
      )}
      {takesKey ? <KeyEntry info={info} isSaved={isSaved} store={store} views={views} /> : null}
      {info.takesBaseUrl ? <AddressEntry info={info} state={state} store={store} /> : null}
      {(info.options ?? []).map((option) => (
        <OptionEntry
          key={option.id}
          option={option}
          value={state.options[info.id]?.[option.id] ?? ''}
          onChange={(value) => store.setOption(info.id, option.id, value)}
        />
      ))}
    </FoldingSection>
  )
}

function keySummary({ needsKey, takesKey }: ProviderInfo, isSaved: boolean): string {
  if (isSaved) return 'Key saved'
  if (needsKey) return 'No key'
  return takesKey ? 'Key optional' : 'No key needed'
}

/** One of the provider's own settings, as it describes it: a list where it names what can be chosen, else any text. */
function OptionEntry(props: {
  readonly option: ProviderOption
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { option, value, onChange } = props
  const { label, help, values } = option
  return (
    <>
      {values ? (
        <Select
          label={label}
          options={values.map((name) => ({ value: name, label: name }))}
          value={values.includes(value) ? value : (values[0] ?? '')}
          onChange={onChange}
        />
      ) : (
        <Field label={label}>
          <TextEntry
            value={value}
            onCommit={(text) => {
              onChange(text)
              return true
            }}
          />
        </Field>
      )}
      <p class="pentimento-note">{help}</p>
    </>
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
