import type { RegionLayer } from '../../host.ts'
import type { PanelStore } from '../panel-store.ts'
import { areasProblem, type LayerUse, layersUsedAs, layerUse } from '../region-layers.ts'
import type { PanelState } from '../state.ts'
import { listWords } from '../wording/region-words.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
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

/** What the document has that could mark an area, and what each counts as: just drawn and selected ones, then the others. */
export function RegionShapes({ state, store }: RegionShapesProps) {
  const { regionLayers, draft, open } = state
  if (regionLayers.length === 0) return null
  const near = regionLayers.filter(({ preselected }) => preselected)
  const others = regionLayers.filter(({ preselected }) => !preselected)
  // What counts is in view, also while the rest is folded away.
  const shown = others.filter((layer) => open.shapes || layerUse(draft, layer) !== 'off')
  const isOverruled = draft.painting.region !== null && layersUsedAs(state, 'region').length > 0
  const problem = areasProblem(state)
  const words = listWords(regionLayers)
  return (
    <div class="pentimento-shapes">
      <ul aria-label={words.list}>
        {[...near, ...shown].map((layer) => (
          <Shape key={layer.id} layer={layer} state={state} store={store} />
        ))}
      </ul>
      {others.length > 0 ? (
        <Button
          class="pentimento-link pentimento-shapes__more"
          aria-expanded={open.shapes}
          onClick={() => store.dispatch({ type: 'open', section: 'shapes', open: !open.shapes })}
        >
          {open.shapes ? words.fewer : `${words.more} (${others.length})`}
        </Button>
      ) : null}
      {isOverruled ? (
        <p class="pentimento-note">
          {state.capabilities.paintsMasks
            ? 'What is painted is the region; shapes marked as region wait until it is cleared.'
            : 'What you kept is the region; what else is marked as region waits until that is cleared.'}
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

const marks: Readonly<Record<RegionLayer['kind'], IconName>> = {
  shape: 'circle',
  mask: 'invert',
  selection: 'rectangle',
}

function Shape({ layer, state, store }: RegionShapesProps & { readonly layer: RegionLayer }) {
  const { id, name, kind } = layer
  const use = layerUse(state.draft, layer)
  const isKept = state.draft.kept[id] !== undefined
  return (
    <li>
      <div class="pentimento-shape">
        <span class={`pentimento-shape__mark pentimento-shape__mark--${use}`}>
          <Icon name={marks[kind]} size={14} />
        </span>
        <span class="pentimento-shape__name" title={name}>
          {name}
        </span>
        {isKept ? (
          <span class="pentimento-row__unit">kept: select something else</span>
        ) : (
          <Segmented
            label={`What “${name}” counts as`}
            compact
            value={use}
            options={uses}
            onChange={(next) => void store.setLayerUse(id, next)}
          />
        )}
      </div>
      {kind === 'selection' && !isKept ? <Keep layer={id} store={store} /> : null}
    </li>
  )
}

/** A selection is gone as soon as another one is made: what it covers can be kept. */
function Keep({ layer, store }: { readonly layer: string; readonly store: PanelStore }) {
  return (
    <div class="pentimento-shape__keep">
      <Button
        class="pentimento-button pentimento-button--quiet"
        onClick={() => void store.keepRegion(layer, 'region')}
      >
        <Icon name="pin" size={14} />
        <span class="pentimento-button__words">Keep as region</span>
      </Button>
      <Button
        class="pentimento-button pentimento-button--quiet"
        onClick={() => void store.keepRegion(layer, 'protect')}
      >
        <Icon name="lock" size={14} />
        <span class="pentimento-button__words">Keep as protected</span>
      </Button>
    </div>
  )
}
