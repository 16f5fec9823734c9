import type { Estimate } from '../../provider.ts'
import { mostRetries } from '../../refine.ts'
import { chosenModel, chosenProvider } from '../chosen.ts'
import { offeredProviders } from '../missing.ts'
import type { PanelStore } from '../panel-store.ts'
import type { Setup } from '../setup.ts'
import type { PanelState } from '../state.ts'
import { askAgainLabel, askAgainNote } from '../wording/ask-again.ts'
import { Button } from './button.tsx'
import { Field, Select } from './field.tsx'
import { ModelChoice } from './model-choice.tsx'
import { FoldingSection } from './section.tsx'
import { Strength } from './strength.tsx'
import { TextEntry } from './text-entry.tsx'

interface MoreProps {
  readonly state: PanelState
  readonly store: PanelStore
  /** Set for a first picture, which has no strength of an edit and no checks that could fail. */
  readonly first?: boolean
}

/** Who paints and how: quiet, because the defaults are good. Only what the model takes is offered. */
export function More({ state, store, first = false }: MoreProps) {
  const provider = chosenProvider(state)
  const model = chosenModel(state)
  return (
    <FoldingSection
      title="More"
      summary={provider ? summaryOf(provider.label, model?.label, state.setup) : undefined}
      open={state.open.more}
      onToggle={(open) => store.dispatch({ type: 'open', section: 'more', open })}
    >
      <Select
        label="Provider"
        options={offeredProviders(state).map(({ id, label }) => ({ value: id, label }))}
        value={state.setup.provider}
        onChange={store.setProvider}
      />
      {provider ? (
        <>
          <p class="pentimento-note">{provider.description}</p>
          <ModelChoice provider={provider} state={state} store={store} />
        </>
      ) : null}
      <ModelSettings state={state} store={store} first={first} />
      {first ? null : <AskAgain state={state} store={store} />}
      {first ? null : (
        <div class="pentimento-row">
          <span class="pentimento-row__words pentimento-note">Kept for other pictures</span>
          <Button class="pentimento-button" onClick={() => void store.openShelf('recipes')}>
            Recipes
          </Button>
          <Button class="pentimento-button" onClick={() => void store.openShelf('kits')}>
            Brand kits
          </Button>
        </div>
      )}
      {first || !state.offers.addSource ? null : (
        <div class="pentimento-row">
          <span class="pentimento-row__words pentimento-note">
            From words, or with this one as a sketch
          </span>
          <Button
            class="pentimento-button"
            onClick={() => store.dispatch({ type: 'view', view: 'first' })}
          >
            New picture
          </Button>
        </div>
      )}
    </FoldingSection>
  )
}

function ModelSettings({ state, store, first }: MoreProps) {
  const model = chosenModel(state)
  const { quality, complexity, strength, variations, seed } = state.setup
  if (!model) return null
  const counts = Array.from({ length: model.maxVariations }, (_, index) => String(index + 1))
  return (
    <>
      <Levels
        label="Quality"
        levels={model.qualities}
        value={quality}
        onChange={(level) => store.setUp({ quality: level })}
      />
      <Levels
        label="Complexity"
        levels={model.complexities}
        value={complexity}
        onChange={(level) => store.setUp({ complexity: level })}
      />
      {counts.length > 1 ? (
        <Select
          label="Candidates"
          options={counts.map((count) => ({ value: count, label: count }))}
          value={String(variations)}
          onChange={(count) => store.setUp({ variations: Number(count) })}
        />
      ) : null}
      {model.strength && !first ? (
        <Strength
          capability={model.strength}
          value={strength}
          onChange={(value) => store.setUp({ strength: value })}
        />
      ) : null}
      {model.seed ? (
        <Field label="Seed">
          <TextEntry
            numeric
            placeholder="Another one every time"
            value={seed === null ? '' : String(seed)}
            onCommit={(text) => {
              const typed = Number.parseInt(text, 10)
              store.setUp({ seed: Number.isNaN(typed) ? null : typed })
              return true
            }}
          />
        </Field>
      ) : null}
    </>
  )
}

/** A choice among a model's levels, the model's own choice first; nothing where there is nothing to choose. */
function Levels(props: {
  readonly label: string
  readonly levels: readonly string[]
  readonly value: string | null
  readonly onChange: (level: string | null) => void
}) {
  const { label, levels, value, onChange } = props
  if (levels.length < 2) return null
  return (
    <Select
      label={label}
      options={[
        { value: '', label: 'The provider’s choice' },
        ...levels.map((name) => ({ value: name, label: name })),
      ]}
      value={value ?? ''}
      onChange={(name) => onChange(name === '' ? null : name)}
    />
  )
}

/** Asking again when a check fails: only where a call leaves the machine, and with what it may cost at most. */
function AskAgain({ state, store }: MoreProps) {
  const provider = chosenProvider(state)
  const model = chosenModel(state)
  const { retries = 0, seed } = state.setup
  const mayDiffer = provider && model && !model.faithful && seed === null
  if (!mayDiffer || provider.origins.length === 0) return null
  const options = Array.from({ length: mostRetries + 1 }, (_, times) => ({
    value: String(times),
    label: askAgainLabel(times),
  }))
  return (
    <>
      <Select
        label="Ask again"
        options={options}
        value={String(retries)}
        onChange={(times) => store.setUp({ retries: Number(times) })}
      />
      {retries === 0 ? null : (
        <p class="pentimento-note">{askAgainNote(retries, priceOfOne(state))}</p>
      )}
    </>
  )
}

/** What one call costs, as far as it was worked out; null where that is not known. */
function priceOfOne({ preparation }: PanelState): Estimate | null {
  return preparation.kind === 'ready' ? preparation.prepared.estimate : null
}

function summaryOf(provider: string, model: string | undefined, setup: Setup): string {
  const words = [provider]
  if (model !== undefined && model !== provider) words.push(model)
  if (setup.quality !== null) words.push(setup.quality)
  if (setup.variations > 1) words.push(`${setup.variations} candidates`)
  return words.join(' · ')
}
