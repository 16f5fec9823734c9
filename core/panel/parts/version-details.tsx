import { useRef, useState } from 'preact/hooks'
import type { Version } from '../../history/lineage.ts'
import { pickedLineage } from '../chosen.ts'
import { distanceOf } from '../chosen-kit.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { firstButton, useKeptFocus } from '../use-kept-focus.ts'
import { briefLine } from '../wording/brief-words.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Measured } from './measured.tsx'
import { RenameField } from './rename-field.tsx'
import { SaveRecipe } from './save-recipe.tsx'

interface VersionDetailsProps {
  readonly version: Version
  readonly state: PanelState
  readonly store: PanelStore
}

/** What can be done with a version, and what was measured on it. */
export function VersionDetails({ version, state, store }: VersionDetailsProps) {
  const [asks, setAsks] = useState<'rename' | 'delete' | 'flatten' | 'recipe' | null>(null)
  const { id, number, kind, starred, written } = version.record
  const { offers, capabilities } = state
  const canFlatten = offers.flatten && written?.form !== 'flattened'
  const root = useRef<HTMLDivElement>(null)
  const brief = briefLine(pickedLineage(state)?.notes.brief)
  useKeptFocus(root, (details) => firstButton(details) ?? rowOf(details))
  const hasChildren = version.children.length > 0
  return (
    <div class="pentimento-details">
      {version.name === '' ? null : (
        <p class="pentimento-details__layer" title={version.name}>
          {version.name}
        </p>
      )}
      {brief === null ? null : <p class="pentimento-note">Brief: {brief}</p>}
      <Measured version={version} providers={state.providers} palette={distanceOf(state, id)} />
      <div ref={root}>
        {asks === null && !capabilities.readOnly ? (
          <div class="pentimento-actions">
            <Action
              icon="branch"
              label="Branch from here"
              busy={state.busy}
              onPress={() => void store.branchFrom(id)}
            />
            <Action
              icon="star"
              label={starred ? 'Unstar' : 'Star'}
              busy={state.busy}
              onPress={() => void store.star(id, !starred)}
            />
            {offers.editMask && kind === 'patch' ? (
              <Action
                icon="brush"
                label="Edit mask"
                busy={state.busy}
                onPress={() => void store.editMask(id)}
              />
            ) : null}
            <Action icon="reuse" label="Reuse settings" onPress={() => store.reuse(id)} />
            <Action icon="pin" label="Save as recipe" onPress={() => setAsks('recipe')} />
            <Action
              icon="pencil"
              label="Rename"
              busy={state.busy}
              onPress={() => setAsks('rename')}
            />
            {canFlatten ? (
              <Action
                icon="flatten"
                label="Flatten"
                busy={state.busy}
                onPress={() => setAsks('flatten')}
              />
            ) : null}
            <Action
              icon="trash"
              label="Delete"
              busy={state.busy}
              disabled={hasChildren}
              onPress={() => setAsks('delete')}
            />
          </div>
        ) : null}
        {asks === null && hasChildren && !capabilities.readOnly ? (
          <p class="pentimento-note">
            v{number} can’t be deleted while other versions are built on it.
          </p>
        ) : null}
        {asks === 'rename' ? (
          <RenameField
            name={version.name}
            onCancel={() => setAsks(null)}
            onRename={(name) => {
              setAsks(null)
              void store.rename(id, name)
            }}
          />
        ) : null}
        {asks === 'recipe' ? (
          <SaveRecipe version={version} state={state} store={store} onDone={() => setAsks(null)} />
        ) : null}
        {asks === 'flatten' ? (
          <>
            <p class="pentimento-note">
              The layer of v{number} becomes one whole picture that looks the same, to hand over or
              export. It stays a version; single changes can’t be switched off in it any more.
            </p>
            <div class="pentimento-row">
              <Button class="pentimento-button" onClick={() => setAsks(null)}>
                Leave it
              </Button>
              <Button
                class="pentimento-button"
                onClick={() => {
                  setAsks(null)
                  void store.flatten(id)
                }}
              >
                Flatten v{number}
              </Button>
            </div>
          </>
        ) : null}
        {asks === 'delete' ? (
          <div class="pentimento-row">
            <span class="pentimento-row__words">Delete the layer of v{number}?</span>
            <Button class="pentimento-button" onClick={() => setAsks(null)}>
              Keep
            </Button>
            <Button
              class="pentimento-button pentimento-button--danger"
              onClick={() => void store.remove(id)}
            >
              Delete v{number}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** The button that opened the details: always there, unlike what is inside them. */
function rowOf(details: HTMLElement): HTMLElement | null {
  const version = details.closest('.pentimento-version')
  return version?.querySelector<HTMLElement>('.pentimento-version__main') ?? null
}

interface ActionProps {
  readonly icon: IconName
  readonly label: string
  /** Set while the document is being written to: for a moment, so that its look stays and the focus too. */
  readonly busy?: boolean
  readonly disabled?: boolean
  readonly onPress: () => void
}

function Action({ icon, label, busy = false, disabled = false, onPress }: ActionProps) {
  return (
    <Button
      class="pentimento-button pentimento-button--quiet"
      disabled={disabled}
      aria-disabled={busy}
      onClick={() => {
        if (!busy) onPress()
      }}
    >
      <Icon name={icon} />
      <span class="pentimento-button__words">{label}</span>
    </Button>
  )
}
