import { useState } from 'preact/hooks'
import { pickedLineage } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { type RecipeSearch, recipeCategories, recipeGroups } from '../recipe-list.ts'
import type { PanelState } from '../state.ts'
import { Button } from './button.tsx'
import { Field, Select } from './field.tsx'
import { Damaged } from './kept-item.tsx'
import { RecipeItem } from './recipe-item.tsx'
import { SaveRecipe } from './save-recipe.tsx'
import { Section } from './section.tsx'
import { TextInput } from './text-input.tsx'
import { ViewFoot } from './view-foot.tsx'
import { ViewHead } from './view-head.tsx'

interface RecipesViewProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** Recipes that are kept and those that come along: found by category and words, run on what is picked. */
export function RecipesView({ state, store }: RecipesViewProps) {
  const [search, setSearch] = useState<RecipeSearch>({ words: '', category: '' })
  const { recipes } = state.shelf
  const groups = recipes ? recipeGroups(recipes, search) : []
  return (
    <div class="pentimento-settings">
      <ViewHead title="Recipes" onBack={() => store.dispatch({ type: 'view', view: 'refine' })} />
      <div class="pentimento-scroll">
        {recipes ? (
          <>
            <Section title="Find">
              <Field label="Words">
                <TextInput
                  placeholder="white background"
                  value={search.words}
                  onType={(words) => setSearch({ ...search, words })}
                />
              </Field>
              <Select
                label="Category"
                options={[
                  { value: '', label: 'All' },
                  ...recipeCategories(recipes).map((one) => ({ value: one, label: one })),
                ]}
                value={search.category}
                onChange={(category) => setSearch({ ...search, category })}
              />
            </Section>
            {groups.map(({ title, place, entries }) => (
              <Section key={title} title={title} summary={String(entries.length)}>
                <ul>
                  {entries.map((entry) =>
                    entry.ok ? (
                      <RecipeItem
                        key={entry.id}
                        recipe={entry.item}
                        place={place}
                        state={state}
                        store={store}
                      />
                    ) : place === null ? null : (
                      <Damaged
                        key={entry.id}
                        kind="recipes"
                        place={place}
                        {...entry}
                        store={store}
                      />
                    ),
                  )}
                </ul>
              </Section>
            ))}
            {groups.length === 0 ? (
              <p class="pentimento-note pentimento-settings__foot">Nothing fits these words.</p>
            ) : null}
            <AddOne state={state} store={store} />
          </>
        ) : (
          <p class="pentimento-note pentimento-settings__foot">Reading the recipes…</p>
        )}
      </div>
      <ViewFoot state={state} store={store} />
    </div>
  )
}

/** New recipes: from the starred versions of the picked picture, the proven ones, or from a file. */
function AddOne({ state, store }: RecipesViewProps) {
  const [saving, setSaving] = useState<string | null>(null)
  const versions = pickedLineage(state)?.versions ?? []
  const starred = versions.filter(({ record }) => record.starred)
  const version = versions.find(({ record }) => record.id === saving)
  return (
    <Section title="Add one">
      {version ? (
        <SaveRecipe version={version} state={state} store={store} onDone={() => setSaving(null)} />
      ) : (
        <>
          <p class="pentimento-note">
            {starred.length === 0
              ? 'Star a version that turned out well: the path to it can be kept here, and run on other pictures.'
              : 'The path to a starred version:'}
          </p>
          <div class="pentimento-actions">
            {starred.map(({ record }) => (
              <Button
                key={record.id}
                class="pentimento-button pentimento-button--quiet"
                onClick={() => setSaving(record.id)}
              >
                Save v{record.number} as a recipe
              </Button>
            ))}
            {store.importItem ? (
              <Button
                class="pentimento-button pentimento-button--quiet"
                onClick={() => void store.importItem?.('recipes')}
              >
                Import JSON
              </Button>
            ) : null}
          </div>
        </>
      )}
    </Section>
  )
}
