import { modelOf, type ProviderInfo } from '../../provider.ts'
import { chosenModel, modelNames } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { forModel, noServerModels } from '../setup.ts'
import type { PanelState } from '../state.ts'
import { priceSourceLine, retirementLine } from '../wording/model-lines.ts'
import { formatMoment } from '../wording/sent-line.ts'
import { Button } from './button.tsx'
import { Field, Select } from './field.tsx'
import { TextEntry } from './text-entry.tsx'

interface ModelChoiceProps {
  readonly provider: ProviderInfo
  readonly state: PanelState
  readonly store: PanelStore
}

/** Which model paints, until when it can be used and where its prices come from. */
export function ModelChoice({ provider, state, store }: ModelChoiceProps) {
  const model = chosenModel(state)
  const names = modelNames(state, provider)
  const chosen = state.setup.model ?? provider.defaultModel
  const isListed = names.some(({ id }) => id === chosen)
  const listed = isListed ? names : [...names, { id: chosen, label: chosen }]
  const setModel = (id: string) => {
    store.setUp(forModel(id, modelOf(provider, id), state.setup))
  }
  const retirement = model && retirementLine(model, store.now())
  return (
    <>
      {listed.length > 1 ? (
        <Select
          label="Model"
          options={listed.map(({ id, label }) => ({ value: id, label }))}
          value={chosen}
          onChange={setModel}
        />
      ) : null}
      {provider.modelsFromServer ? (
        <ModelsOfServer provider={provider} state={state} store={store} setModel={setModel} />
      ) : null}
      {retirement ? (
        <p class={`pentimento-note${retirement.isOver ? ' pentimento-note--wrong' : ''}`}>
          {retirement.text}
        </p>
      ) : null}
      {model?.prices && !state.baseUrls[provider.id] ? (
        <p class="pentimento-note">Prices: {priceSourceLine(model.prices)}.</p>
      ) : null}
    </>
  )
}

/** Asks the server which models it has, when the user wants to know; where it can't say, a name can be written. */
function ModelsOfServer({
  provider,
  state,
  store,
  setModel,
}: ModelChoiceProps & { readonly setModel: (id: string) => void }) {
  const { names, askedAt, asking, error } = state.serverModels[provider.id] ?? noServerModels
  const said =
    askedAt === null
      ? 'The server can say which models it has.'
      : `${names.length === 1 ? 'One model' : `${names.length} models`}, asked ${formatMoment(askedAt, store.now())}.`
  return (
    <>
      <div class="pentimento-row">
        <span class="pentimento-row__words pentimento-note">{asking ? 'Asking…' : said}</span>
        <Button
          class="pentimento-button"
          disabled={asking}
          aria-label={`Ask ${provider.label} for its models`}
          onClick={() => void store.askModels(provider.id)}
        >
          {askedAt === null ? 'Ask' : 'Ask again'}
        </Button>
      </div>
      {error ? (
        <p class="pentimento-note pentimento-note--wrong" role="alert">
          {`${error.message} ${error.hint}`}
        </p>
      ) : null}
      {error && names.length === 0 ? (
        <Field label="Model name">
          <TextEntry
            placeholder={provider.defaultModel}
            value={state.setup.model ?? ''}
            onCommit={(text) => {
              setModel(text.trim() === '' ? provider.defaultModel : text.trim())
              return true
            }}
          />
        </Field>
      ) : null}
    </>
  )
}
