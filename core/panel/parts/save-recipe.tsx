import { useState } from 'preact/hooks'
import { pathOfVersion } from '../../guide/recipes/path-of-version.ts'
import type { Version } from '../../history/lineage.ts'
import { pickedLineage } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { recipeCategories } from '../recipe-list.ts'
import type { ShelfPlace } from '../shelf-state.ts'
import type { PanelState } from '../state.ts'
import { Button } from './button.tsx'
import { Field, Select } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { TextInput } from './text-input.tsx'

interface SaveRecipeProps {
  readonly version: Version
  readonly state: PanelState
  readonly store: PanelStore
  readonly onDone: () => void
}

/** Words of the instructions and the name under which they are filled in anew. */
interface NamedDraft {
  readonly words: string
  readonly name: string
}

/** Keeps the path to a version as a recipe: what it is called, and which of its words are filled in anew. */
export function SaveRecipe({ version, state, store, onDone }: SaveRecipeProps) {
  const [name, setName] = useState('')
  const [category, setCategory] = useState('')
  const [named, setNamed] = useState<readonly NamedDraft[]>([])
  const [place, setPlace] = useState<ShelfPlace>('machine')
  const lineage = pickedLineage(state)
  const path = lineage ? pathOfVersion(lineage, version.record.id, state.lineages) : []
  const { recipes } = state.shelf
  const known = recipes ? recipeCategories(recipes) : []
  const put = (index: number, changes: Partial<NamedDraft>) =>
    setNamed(named.map((one, at) => (at === index ? { ...one, ...changes } : one)))
  const save = async () => {
    const parameters = named
      .map((one) => ({ name: one.name.trim(), words: one.words.trim() }))
      .filter((one) => one.name !== '' || one.words !== '')
    const words = { name: name.trim(), category: category.trim(), parameters }
    if (await store.saveRecipe(version.record.id, words, place)) onDone()
  }
  return (
    <>
      <ul class="pentimento-recipe-steps" aria-label={`The path to v${version.record.number}`}>
        {path.map(({ record }, index) => (
          <li key={record.id}>{`${index + 1}. ${record.edit.instruction}`}</li>
        ))}
      </ul>
      <Field label="Name">
        <TextInput placeholder="Cream background" value={name} onType={setName} />
      </Field>
      <Field label="Category">
        <TextInput
          placeholder={known.slice(0, 3).join(', ')}
          value={category}
          onType={setCategory}
        />
      </Field>
      {state.offers.documentTexts && !state.capabilities.readOnly ? (
        <Select
          label="Kept"
          options={[
            { value: 'machine', label: 'On this machine' },
            { value: 'document', label: 'In this document' },
          ]}
          value={place}
          onChange={(value) => setPlace(value === 'document' ? 'document' : 'machine')}
        />
      ) : null}
      {named.map((one, index) => (
        // Rows never change order, and two can say the same while they are typed.
        <div key={String(index)} class="pentimento-row">
          <TextInput
            label={`Words ${index + 1} that are filled in anew`}
            placeholder="the ring"
            value={one.words}
            onType={(words) => put(index, { words })}
          />
          <TextInput
            label={`Name for words ${index + 1}`}
            placeholder="product"
            value={one.name}
            onType={(text) => put(index, { name: text })}
          />
          <IconButton
            icon="close"
            label={`Leave words ${index + 1} as they are`}
            onPress={() => setNamed(named.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div class="pentimento-row">
        <Button
          class="pentimento-chip pentimento-chip--quiet"
          onClick={() => setNamed([...named, { words: '', name: '' }])}
        >
          Words to fill in anew
        </Button>
      </div>
      <div class="pentimento-row">
        <Button class="pentimento-button" onClick={onDone}>
          Cancel
        </Button>
        <Button class="pentimento-button" disabled={name.trim() === ''} onClick={() => void save()}>
          Save recipe
        </Button>
      </div>
    </>
  )
}
