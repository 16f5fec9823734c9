import { chosenModel } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { Section } from './section.tsx'
import { TextEntry } from './text-entry.tsx'

interface ReferencesProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** Further pictures that go along, each with what it is for; only where the model takes some. */
export function References({ state, store, views }: ReferencesProps) {
  const { references } = state.draft
  const model = chosenModel(state)
  const most = model?.maxReferences ?? 0
  if (most === 0 && references.length === 0) return null
  const surplus = references.length - most
  return (
    <Section
      title="Further pictures"
      summary={references.length === 0 ? undefined : `${references.length} of ${most}`}
    >
      <ul aria-label="Pictures that go along">
        {references.map(({ name, role = '', picture }, index) => (
          // Two layers can share a name, and none moves within the list.
          <li key={String(index)} class="pentimento-reference">
            <span class="pentimento-thumbnail">
              <views.Picture picture={picture} label="" fit="cover" />
            </span>
            <div class="pentimento-reference__words">
              <p class="pentimento-reference__name">{name}</p>
              <TextEntry
                label={`What “${name}” is for`}
                placeholder="What for: the light, the label…"
                value={role}
                onCommit={(text) => {
                  store.setRole(index, text)
                  return true
                }}
              />
            </div>
            <IconButton
              icon="close"
              label={`Leave “${name}” out`}
              onPress={() => store.removeReference(index)}
            />
          </li>
        ))}
      </ul>
      {surplus > 0 ? (
        <p class="pentimento-note pentimento-note--wrong">
          {`${model?.label} takes ${countPictures(most)}: leave ${surplus} out, or choose another model.`}
        </p>
      ) : null}
      {references.length === 0 ? (
        <p class="pentimento-note">
          {`Pictures to go by: a label, a light, a style. Up to ${most}; they are sent along.`}
        </p>
      ) : null}
      {surplus < 0 ? (
        <div class="pentimento-row">
          {state.offers.pickAll ? (
            <Button class="pentimento-button" onClick={() => void store.addPicked()}>
              Add what is picked beside it
            </Button>
          ) : null}
          {store.addFromFile ? (
            <Button class="pentimento-button" onClick={() => void store.addFromFile?.()}>
              Add from a file
            </Button>
          ) : null}
        </div>
      ) : null}
    </Section>
  )
}

function countPictures(count: number): string {
  if (count === 0) return 'no further pictures'
  return count === 1 ? 'one further picture' : `${count} further pictures`
}
