import type { Picked } from '../../host.ts'
import { findVersionById } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { type PanelState, thumbnailKey } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { formatSize } from '../wording/numbers.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { PickedFacts } from './picked-facts.tsx'

interface PickedLayerProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** The top of the panel: which layer is refined, what it is, and what shows of it. */
export function PickedLayer({ state, store, views }: PickedLayerProps) {
  const { picked } = state
  if (!picked) return <NothingPicked state={state} store={store} />
  const thumbnail = state.thumbnails[thumbnailKey(picked.source, null, picked.state)]
  return (
    <>
      <header class="pentimento-picked">
        <div class="pentimento-thumbnail pentimento-thumbnail--large">
          {thumbnail ? (
            <views.Picture picture={thumbnail} label="" fit="cover" />
          ) : (
            <Icon name="picture" />
          )}
        </div>
        <div class="pentimento-picked__words">
          <h1 class="pentimento-picked__name" title={picked.name}>
            {picked.name}
          </h1>
          <p class="pentimento-picked__facts" title={picked.color.name}>
            {factsOf(picked)}
          </p>
          {picked.visible ? (
            <p class="pentimento-picked__facts">{formatSize(picked.visible)} of it visible</p>
          ) : null}
          <p class="pentimento-picked__facts">{whatShows(state)}</p>
        </div>
        <SettingsButton store={store} />
      </header>
      <PickedFacts picked={picked} state={state} store={store} />
    </>
  )
}

/** Says why there is nothing to refine, and what to do about it. */
function NothingPicked({ state, store }: Omit<PickedLayerProps, 'views'>) {
  const { pickProblem, capabilities, loaded, offers } = state
  // What trying again can help with is not yet a layer as it is: a copy would show it with the picture missing.
  const canCopy =
    pickProblem?.code === 'unsupported_source' && !pickProblem.retryable && offers.makeFlattenedCopy
  return (
    <>
      <header class="pentimento-picked">
        <h1 class="pentimento-picked__name pentimento-picked__words">Pentimento</h1>
        <SettingsButton store={store} />
      </header>
      {loaded ? (
        <div class="pentimento-empty">
          <div class="pentimento-empty__mark">
            <Icon name={pickProblem ? 'alert' : 'picture'} />
          </div>
          <p class="pentimento-empty__title">
            {pickProblem ? pickProblem.message : 'No picture picked'}
          </p>
          <p>
            {pickProblem
              ? pickProblem.hint
              : (capabilities.pickHint ?? `Pick an image layer in ${capabilities.name} to start.`)}
          </p>
          {pickProblem?.retryable ? (
            <Button
              class="pentimento-button pentimento-empty__way-out"
              onClick={() => void store.refresh()}
            >
              Try again
            </Button>
          ) : null}
          {canCopy && !capabilities.readOnly ? (
            <Button
              class="pentimento-button pentimento-empty__way-out"
              disabled={state.busy}
              onClick={() => void store.makeFlattenedCopy()}
            >
              Make a flattened copy
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  )
}

/** Size and depth, and the colour space where the picture says one. */
function factsOf({ width, height, depth, color }: Picked): string {
  const facts = [formatSize({ width, height }), `${depth}-bit`]
  // The profile's long name would be cut off in a narrow panel, and tells no more.
  const space = color.space === 'srgb' ? 'sRGB' : color.name
  return [...facts, ...(color.name === 'untagged' ? [] : [space])].join(' · ')
}

function SettingsButton({ store }: { store: PanelStore }) {
  return (
    <IconButton
      icon="settings"
      label="Settings"
      onPress={() => store.dispatch({ type: 'view', view: 'settings' })}
    />
  )
}

function whatShows(state: PanelState): string {
  const head = state.picked?.head
  if (!head || head.kind === 'source') return 'Shows the source'
  if (head.kind === 'mix') return `Shows a custom mix of ${countVersions(head.ids.length)}`
  const version = findVersionById(state, head.id)
  return version ? `Shows v${version.record.number}` : 'Shows a version'
}

function countVersions(count: number): string {
  return count === 1 ? 'one version' : `${count} versions`
}
