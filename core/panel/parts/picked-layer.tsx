import { findVersionById } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { type PanelState, thumbnailKey } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { formatSize } from '../wording/numbers.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

interface PickedLayerProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** The top of the panel: which layer is refined, what it is, and what shows of it. */
export function PickedLayer({ state, store, views }: PickedLayerProps) {
  const { picked, pickProblem, capabilities } = state
  const thumbnail = picked && state.thumbnails[thumbnailKey(picked.source, null, picked.state)]
  return (
    <header class="pentimento-picked">
      <div class="pentimento-thumbnail pentimento-thumbnail--large">
        {thumbnail ? (
          <views.Picture picture={thumbnail} label="" fit="cover" />
        ) : (
          <Icon name="picture" />
        )}
      </div>
      <div class="pentimento-picked__words">
        {picked ? (
          <>
            <h1 class="pentimento-picked__name" title={picked.name}>
              {picked.name}
            </h1>
            <p class="pentimento-picked__facts">
              {formatSize(picked)} · {picked.depth}-bit · {picked.color.name}
            </p>
            <p class="pentimento-picked__facts">{whatShows(state)}</p>
          </>
        ) : (
          <>
            <h1 class="pentimento-picked__name">
              {pickProblem ? 'This layer can’t be refined' : 'No picture picked'}
            </h1>
            <p class="pentimento-picked__facts pentimento-picked__facts--wrapping">
              {pickProblem
                ? `${pickProblem.message} ${pickProblem.hint}`
                : state.loaded
                  ? `Pick an image layer in ${capabilities.name} to start.`
                  : 'Reading the document…'}
            </p>
          </>
        )}
      </div>
      <IconButton
        icon="settings"
        label="Settings"
        onPress={() => store.dispatch({ type: 'view', view: 'settings' })}
      />
    </header>
  )
}

function whatShows(state: PanelState): string {
  const head = state.picked?.head
  if (!head || head.kind === 'source') return 'Shows the source'
  if (head.kind === 'mix') return `Shows a custom mix of ${head.ids.length} versions`
  const version = findVersionById(state, head.id)
  return version ? `Shows v${version.record.number}` : 'Shows a version'
}
