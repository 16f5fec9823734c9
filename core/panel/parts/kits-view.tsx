import { useState } from 'preact/hooks'
import type { BrandKit } from '../../guide/brand-kit/brand-kit.ts'
import { kitLines } from '../../guide/brand-kit/kit-lines.ts'
import { chosenKit, usableOf } from '../chosen-kit.ts'
import type { PanelStore } from '../panel-store.ts'
import { type ShelfPlace, shelfPlaces } from '../shelf-state.ts'
import type { PanelState } from '../state.ts'
import { placeLabels } from '../wording/kit-words.ts'
import { Button } from './button.tsx'
import { Select } from './field.tsx'
import { Action, Damaged, Fold, KeptActions } from './kept-item.tsx'
import { KitEditor, Swatch } from './kit-editor.tsx'
import { Section } from './section.tsx'
import { ViewFoot } from './view-foot.tsx'
import { ViewHead } from './view-head.tsx'

interface KitsViewProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** The kit that is edited, and where it is kept; a new one is kept on the machine. */
interface Editing {
  readonly kit: BrandKit | null
  readonly place: ShelfPlace
}

/** Brand kits of this machine and of the document: which one counts here, what it adds, and what each says. */
export function KitsView({ state, store }: KitsViewProps) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const { kits } = state.shelf
  const back = () => (editing ? setEditing(null) : store.dispatch({ type: 'view', view: 'refine' }))
  return (
    <div class="pentimento-settings">
      <ViewHead title="Brand kits" onBack={back} />
      <div class="pentimento-scroll">
        {editing ? (
          <KitEditor
            kit={editing.kit}
            newId={store.newId}
            onCancel={() => setEditing(null)}
            onSave={(kit) => {
              void store.keepItem(editing.place, kit).then((isKept) => {
                if (isKept) setEditing(null)
              })
            }}
          />
        ) : kits ? (
          <>
            <Chosen state={state} store={store} />
            {shelfPlaces.map((place) => (
              <Kits key={place} place={place} state={state} store={store} onEdit={setEditing} />
            ))}
            <Section title="Add one">
              <div class="pentimento-row">
                <Button
                  class="pentimento-button"
                  onClick={() => setEditing({ kit: null, place: 'machine' })}
                >
                  New kit
                </Button>
                {store.importItem ? (
                  <Button class="pentimento-button" onClick={() => void store.importItem?.('kits')}>
                    Import JSON
                  </Button>
                ) : null}
              </div>
            </Section>
          </>
        ) : (
          <p class="pentimento-note pentimento-settings__foot">Reading the kits…</p>
        )}
      </div>
      <ViewFoot state={state} store={store} />
    </div>
  )
}

/** Which kit counts for the picked document, and all that it puts into a prompt. */
function Chosen({ state, store }: KitsViewProps) {
  const kit = chosenKit(state)
  const all = usableOf(state.shelf.kits)
  const known = all.filter(({ item }, at) => all.findIndex((one) => one.item.id === item.id) === at)
  return (
    <Section title="Used here">
      <Select
        label="Brand kit"
        options={[
          { value: '', label: 'None' },
          ...known.map(({ item }) => ({ value: item.id, label: item.name })),
        ]}
        value={kit?.id ?? ''}
        onChange={(id) => void store.chooseKit(id === '' ? null : id)}
      />
      <p class="pentimento-note">
        {kit
          ? 'This is added to what you ask for, and advice goes by it:'
          : 'A kit says what a brand’s pictures have in common: colours, light, what stays, what never appears.'}
      </p>
      {kit ? (
        <ul class="pentimento-kit-lines" aria-label={`What “${kit.name}” adds`}>
          {[...kitLines(kit), ...kit.preserve.map(({ text }) => `Keeps ${text}.`)].map((line) => (
            <li key={line} class="pentimento-note">
              {line}
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}

function Kits(props: KitsViewProps & { place: ShelfPlace; onEdit: (editing: Editing) => void }) {
  const { place, state, store, onEdit } = props
  const entries = state.shelf.kits?.[place] ?? []
  if (entries.length === 0) return null
  const canEdit = place === 'machine' || !state.capabilities.readOnly
  return (
    <Section title={placeLabels[place]} summary={String(entries.length)}>
      <ul>
        {entries.map((entry) =>
          entry.ok ? (
            <Fold
              key={entry.id}
              title={entry.item.name}
              summary={entry.item.palette
                .slice(0, 6)
                .map(({ hex }) => <Swatch key={hex} hex={hex} />)}
            >
              {(entry.item === chosenKit(state) ? [] : kitLines(entry.item)).map((line) => (
                <p key={line} class="pentimento-note">
                  {line}
                </p>
              ))}
              <KeptActions item={entry.item} place={place} state={state} store={store}>
                {canEdit ? (
                  <Action label="Edit" onPress={() => onEdit({ kit: entry.item, place })} />
                ) : null}
              </KeptActions>
            </Fold>
          ) : (
            <Damaged key={entry.id} kind="kits" place={place} {...entry} store={store} />
          ),
        )}
      </ul>
    </Section>
  )
}
