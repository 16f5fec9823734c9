import type { RegionLayer } from '../../host.ts'
import type { PanelStore } from '../panel-store.ts'
import { areasProblem, type LayerUse, layersUsedAs, layerUse } from '../region-layers.ts'
import type { PanelState } from '../state.ts'
import { Icon } from './icon.tsx'
import { Segmented } from './segmented.tsx'

interface RegionShapesProps {
  readonly state: PanelState
  readonly store: PanelStore
}

const uses: readonly { readonly value: LayerUse; readonly label: string }[] = [
  { value: 'region', label: 'Region' },
  { value: 'protect', label: 'Protect' },
  { value: 'off', label: 'Off' },
]

/** The document's own layers over the picture, and what each counts as: just drawn and selected ones, then the others. */
export function RegionShapes({ state, store }: RegionShapesProps) {
  const { regionLayers, draft, open } = state
  if (regionLayers.length === 0) return null
  const near = regionLayers.filter(({ preselected }) => preselected)
  const others = regionLayers.filter(({ preselected }) => !preselected)
  // What counts is in view, also while the rest is folded away.
  const shown = others.filter((layer) => open.shapes || layerUse(draft, layer) !== 'off')
  const isOverruled = draft.painting.region !== null && layersUsedAs(state, 'region').length > 0
  const problem = areasProblem(state)
  return (
    <div class="pentimento-shapes">
      <ul aria-label="Shapes over the picture">
        {[...near, ...shown].map((layer) => (
          <Shape key={layer.id} layer={layer} state={state} store={store} />
        ))}
      </ul>
      {others.length > 0 ? (
        <button
          type="button"
          class="pentimento-link pentimento-shapes__more"
          aria-expanded={open.shapes}
          onClick={() => store.dispatch({ type: 'open', section: 'shapes', open: !open.shapes })}
        >
          {open.shapes ? 'Fewer shapes' : `More shapes (${others.length})`}
        </button>
      ) : null}
      {isOverruled ? (
        <p class="pentimento-note">
          What is painted is the region; shapes marked as region wait until it is cleared.
        </p>
      ) : null}
      {problem === null ? null : (
        <p class="pentimento-note pentimento-note--wrong" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

function Shape({ layer, state, store }: RegionShapesProps & { readonly layer: RegionLayer }) {
  const { id, name, kind } = layer
  const use = layerUse(state.draft, layer)
  return (
    <li class="pentimento-shape">
      <span class={`pentimento-shape__mark pentimento-shape__mark--${use}`}>
        <Icon name={kind === 'mask' ? 'invert' : 'circle'} size={14} />
      </span>
      <span class="pentimento-shape__name" title={name}>
        {name}
      </span>
      <Segmented
        label={`What “${name}” counts as`}
        compact
        value={use}
        options={uses}
        onChange={(next) => void store.setLayerUse(id, next)}
      />
    </li>
  )
}
