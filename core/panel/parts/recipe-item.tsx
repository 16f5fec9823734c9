import { useState } from 'preact/hooks'
import { kitValues } from '../../guide/brand-kit/kit-values.ts'
import type { Recipe } from '../../guide/recipes/recipe.ts'
import { chosenKit } from '../chosen-kit.ts'
import type { PanelStore } from '../panel-store.ts'
import { type Filling, whyNotOnAll, whyNotRun } from '../recipe-limits.ts'
import type { ShelfPlace } from '../shelf-state.ts'
import type { PanelState } from '../state.ts'
import { countSteps, stepNote } from '../wording/recipe-words.ts'
import { Button } from './button.tsx'
import { Field, Select } from './field.tsx'
import { Fold, KeptActions } from './kept-item.tsx'
import { TextInput } from './text-input.tsx'

interface RecipeItemProps {
  readonly recipe: Recipe
  /** Null: it comes with Pentimento. */
  readonly place: ShelfPlace | null
  readonly state: PanelState
  readonly store: PanelStore
}

/** A recipe, folded up to its name: what it does step by step, what it needs to know, and running it. */
export function RecipeItem(props: RecipeItemProps) {
  const { recipe } = props
  return (
    <Fold title={recipe.name} summary={countSteps(recipe.steps.length)}>
      <OpenRecipe {...props} />
    </Fold>
  )
}

function OpenRecipe({ recipe, place, state, store }: RecipeItemProps) {
  const [typed, setTyped] = useState<Filling>({ values: {}, pictures: {} })
  const filling = { ...typed, values: { ...knownValues(recipe, state), ...typed.values } }
  const why = whyNotRun(state, recipe, filling)
  const count = state.pickedAll.length
  const notOnAll = count > 1 ? whyNotOnAll(recipe) : null
  const note = why ?? notOnAll
  return (
    <>
      {recipe.description === '' ? null : <p class="pentimento-note">{recipe.description}</p>}
      <Steps recipe={recipe} />
      {recipe.parameters.map(({ kind, name, label }) =>
        kind === 'text' ? (
          <Field key={name} label={name}>
            <TextInput
              placeholder={label}
              value={filling.values[name] ?? ''}
              onType={(text) => setTyped({ ...typed, values: { ...typed.values, [name]: text } })}
            />
          </Field>
        ) : (
          <PictureChoice key={name} {...{ name, label, state, store, typed }} onChoose={setTyped} />
        ),
      )}
      {note === null ? null : <p class="pentimento-note">{note}</p>}
      <div class="pentimento-row">
        <Button
          class="pentimento-button"
          disabled={why !== null || state.busy}
          onClick={() => void store.runRecipe(recipe, filling, 'picked')}
        >
          {state.picked ? `Run on “${shortened(state.picked.name)}”` : 'Run'}
        </Button>
        {count > 1 ? (
          <Button
            class="pentimento-button"
            disabled={note !== null || state.busy}
            onClick={() => void store.runRecipe(recipe, filling, 'all')}
          >
            Run on all {count}
          </Button>
        ) : null}
      </div>
      <KeptActions item={recipe} place={place} state={state} store={store} />
    </>
  )
}

/** What a recipe does, step by step. */
export function Steps({ recipe: { steps } }: { readonly recipe: Pick<Recipe, 'steps'> }) {
  return (
    <ul class="pentimento-recipe-steps" aria-label="Steps">
      {steps.map((step, index) => (
        // Steps never change order, and two may say the same.
        <li key={String(index)}>
          <p>{`${index + 1}. ${step.instruction}`}</p>
          <p class="pentimento-note">{stepNote(step)}</p>
        </li>
      ))}
    </ul>
  )
}

interface PictureChoiceProps {
  readonly name: string
  readonly label: string
  readonly state: PanelState
  readonly store: PanelStore
  readonly typed: Filling
  readonly onChoose: (filling: Filling) => void
}

/** A picture that a recipe takes along: one of the further pictures, or one from a file. */
function PictureChoice({ name, label, state, store, typed, onChoose }: PictureChoiceProps) {
  const { references } = state.draft
  const chosen = typed.pictures[name]
  const others = references.filter((one) => one.name !== chosen?.name)
  const choose = (picture: Filling['pictures'][string] | null) => {
    const { [name]: _before, ...rest } = typed.pictures
    onChoose({ ...typed, pictures: picture ? { ...rest, [name]: picture } : rest })
  }
  const known = [...(chosen ? [chosen] : []), ...others]
  const none = known.length === 0 && !store.choosePictureFile
  return (
    <>
      <Select
        label={name}
        options={[
          { value: '', label: none ? 'None is at hand' : 'Choose…' },
          ...known.map((one) => ({ value: one.name, label: one.name })),
        ]}
        value={chosen?.name ?? ''}
        onChange={(wanted) => choose(known.find((one) => one.name === wanted) ?? null)}
      />
      <p class="pentimento-note">
        {none ? `${label}. Add it below Further pictures first.` : label}
        {store.choosePictureFile ? (
          <Button
            class="pentimento-link"
            onClick={() => {
              void store.choosePictureFile?.().then((picture) => picture && choose(picture))
            }}
          >
            From a file
          </Button>
        ) : null}
      </p>
    </>
  )
}

/** What the chosen kit says goes before what the recipe itself knows. */
function knownValues(recipe: Recipe, state: PanelState): Readonly<Record<string, string>> {
  const kit = chosenKit(state)
  const said = kit ? kitValues(kit) : {}
  const known = recipe.parameters.flatMap(({ kind, name, value }) => {
    const found = (Object.hasOwn(said, name) ? said[name] : undefined) ?? value
    return kind === 'text' && found !== undefined ? [[name, found] as const] : []
  })
  return Object.fromEntries(known)
}

function shortened(name: string): string {
  return name.length > 16 ? `${name.slice(0, 15)}…` : name
}
