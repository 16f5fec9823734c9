import type { Picked } from '../../host.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { Segmented } from './segmented.tsx'

interface PickedFactsProps {
  readonly picked: Picked
  readonly state: PanelState
  readonly store: PanelStore
}

/** What is special about the picked layer: that it is pinned, which of its pictures is meant, what to know of it. */
export function PickedFacts({ picked, state, store }: PickedFactsProps) {
  const { pinned = false, pictures, remarks = [] } = picked
  const hasChoice = pictures !== undefined && pictures.names.length > 1
  if (!pinned && !hasChoice && remarks.length === 0) return null
  return (
    <div class="pentimento-picked-facts">
      {pinned ? <Pinned state={state} store={store} /> : null}
      {hasChoice ? <Pictures pictures={pictures} state={state} store={store} /> : null}
      {remarks.map((remark) => (
        <p key={remark} class="pentimento-note">
          {remark}
        </p>
      ))}
    </div>
  )
}

function Pinned({ state, store }: Omit<PickedFactsProps, 'picked'>) {
  return (
    <div class="pentimento-row">
      <span class="pentimento-picked-facts__mark">
        <Icon name="pin" size={14} />
      </span>
      <span class="pentimento-row__words pentimento-note">
        Stays picked while you select other layers
      </span>
      {state.offers.unpin ? (
        <Button
          class="pentimento-link"
          aria-label="Let go of the pinned picture"
          onClick={() => void store.unpin()}
        >
          Let go
        </Button>
      ) : null}
    </div>
  )
}

/** Several pictures of which one is the source: side by side where their choice has a name, else stepped through. */
function Pictures({
  pictures,
  state,
  store,
}: Omit<PickedFactsProps, 'picked'> & { readonly pictures: NonNullable<Picked['pictures']> }) {
  const { chosen, names, label } = pictures
  const canChoose = state.offers.choosePicture && !state.busy
  if (label !== undefined) {
    return (
      <div class="pentimento-row">
        <span class="pentimento-row__label">{label}</span>
        <Segmented
          label={label}
          value={String(chosen)}
          options={names.map((name, index) => ({ value: String(index), label: name }))}
          onChange={(index) => {
            if (canChoose && index !== String(chosen)) void store.choosePicture(Number(index))
          }}
        />
      </div>
    )
  }
  return (
    <div class="pentimento-row pentimento-pictures">
      <IconButton
        icon="back"
        label="The picture below"
        disabled={!canChoose || chosen === 0}
        onPress={() => void store.choosePicture(chosen - 1)}
      />
      <span class="pentimento-row__words pentimento-pictures__words" title={names[chosen] ?? ''}>
        Picture {chosen + 1} of {names.length}
        {names[chosen] ? ` · ${names[chosen]}` : ''}
      </span>
      <IconButton
        icon="chevron"
        label="The picture above"
        disabled={!canChoose || chosen === names.length - 1}
        onPress={() => void store.choosePicture(chosen + 1)}
      />
    </div>
  )
}
