import { useMemo } from 'preact/hooks'
import type { RegionLayer } from '../../host.ts'
import type { Mask } from '../../mask/mask.ts'
import { chosenRegion } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { areasProblem, layersUsedAs } from '../region-layers.ts'
import { regionShare } from '../region-share.ts'
import type { PanelState } from '../state.ts'
import { useProtected } from '../use-protected.ts'
import { hasStage, type PanelViews } from '../views.ts'
import { formatShare } from '../wording/numbers.ts'
import { marksText, readingText } from '../wording/region-words.ts'
import { Button } from './button.tsx'
import { ChangedArea } from './changed-area.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { ReachPreview } from './reach.tsx'
import { RegionParts } from './region-parts.tsx'
import { RegionShapes } from './region-shapes.tsx'
import { Section } from './section.tsx'
import { Segmented } from './segmented.tsx'
import { TextEntry } from './text-entry.tsx'

interface RegionProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** What stands in the document for the user's own hint: then it need not be said how to mark a region. */
const marksOfUsers: readonly RegionLayer['kind'][] = ['shape', 'selection']

/** Reach that a soft edge starts with, in source pixels. */
const firstSoftPx = 8

/** Where change is allowed, where it never is, and how the border blends. */
export function Region({ state, store, views }: RegionProps & { readonly views: PanelViews }) {
  const { painting } = state.draft
  const region = chosenRegion(state)
  const protect = useProtected(state)
  const share = useShare(region, state)
  const isMarked = state.regionLayers.some(({ kind }) => marksOfUsers.includes(kind))
  const paints = state.capabilities.paintsMasks && state.picked !== null
  return (
    <Section
      title="Region"
      summary={summaryOf(state, region && share)}
      actions={painting.region ? <Clear what="region" state={state} store={store} /> : null}
    >
      {paints ? <PaintRow state={state} store={store} /> : null}
      {painting.region || isMarked ? null : <HostRegionRow state={state} store={store} />}
      <RegionShapes state={state} store={store} />
      <RegionParts state={state} store={store} />
      {protect ? <ProtectRow protect={protect} state={state} store={store} /> : null}
      {region ? <EdgeRow state={state} store={store} /> : null}
      {region && !hasStage(views, state.capabilities) ? (
        <ReachPreview state={state} store={store} views={views} />
      ) : null}
      <ChangedArea state={state} store={store} />
    </Section>
  )
}

function Clear({ what, state, store }: RegionProps & { readonly what: 'region' | 'protect' }) {
  const { painting } = state.draft
  return (
    <IconButton
      icon="close"
      label={what === 'region' ? 'Clear the region' : 'Clear the protected area'}
      onPress={() => store.dispatch({ type: 'paint', painting: { ...painting, [what]: null } })}
    />
  )
}

function PaintRow({ state, store }: RegionProps) {
  const { tool, paints } = state.stage
  const start = (layer: 'region' | 'protect') =>
    store.dispatch({
      type: 'stage',
      changes: {
        tool: tool === 'hand' ? 'brush' : tool,
        paints: layer,
        operation: 'add',
        showsOverlay: true,
        compare: null,
      },
    })
  return (
    <div class="pentimento-row">
      <Button
        class={buttonClass(tool !== 'hand' && paints === 'region')}
        aria-pressed={tool !== 'hand' && paints === 'region'}
        onClick={() => start('region')}
      >
        <Icon name="brush" />
        <span class="pentimento-button__words">Paint region</span>
      </Button>
      <Button
        class={buttonClass(tool !== 'hand' && paints === 'protect')}
        aria-pressed={tool !== 'hand' && paints === 'protect'}
        onClick={() => start('protect')}
      >
        <Icon name="lock" />
        <span class="pentimento-button__words">Protect</span>
      </Button>
    </div>
  )
}

/** The design tool's own region: used by default, and said so; without one, how to mark one there. */
function HostRegionRow({ state, store }: RegionProps) {
  const { capabilities, hostRegion, draft } = state
  if (!hostRegion) {
    return capabilities.regionHint && state.picked ? (
      <p class="pentimento-note">{capabilities.regionHint}</p>
    ) : null
  }
  return (
    <div class="pentimento-row">
      <Button
        class={buttonClass(draft.useHostRegion)}
        aria-pressed={draft.useHostRegion}
        onClick={() => store.dispatch({ type: 'useHostRegion', on: !draft.useHostRegion })}
      >
        <Icon name="rectangle" />
        <span class="pentimento-button__words">Use what is marked in {capabilities.name}</span>
      </Button>
    </div>
  )
}

/** All that is protected, painted and marked; only what was painted can be cleared here. */
function ProtectRow({ protect, state, store }: RegionProps & { readonly protect: Mask }) {
  const share = useShare(protect, state)
  return (
    <div class="pentimento-row">
      <span class="pentimento-swatch pentimento-swatch--protect" />
      <span class="pentimento-row__words">Protected: {formatShare(share)} of the picture</span>
      {state.draft.painting.protect ? (
        <>
          <IconButton
            icon="lock"
            label="Lock the protected area for every refinement"
            disabled={state.busy}
            onPress={() => void store.lockProtected()}
          />
          <Clear what="protect" state={state} store={store} />
        </>
      ) : null}
    </div>
  )
}

function EdgeRow({ state, store }: RegionProps) {
  const { edge } = state.draft
  const soften = (px: number) =>
    store.dispatch({ type: 'edge', edge: { kind: 'soft', px: Math.min(256, Math.max(1, px)) } })
  return (
    <div class="pentimento-row">
      <span class="pentimento-field__label">Edge</span>
      <Segmented
        label="Edge"
        value={edge.kind}
        options={[
          { value: 'strict', label: 'Strict' },
          { value: 'soft', label: 'Soft' },
        ]}
        onChange={(kind) => {
          if (kind === 'soft') soften(firstSoftPx)
          else store.dispatch({ type: 'edge', edge: { kind: 'strict' } })
        }}
      />
      {edge.kind === 'soft' ? (
        <>
          <TextEntry
            label="Reach of the soft edge in pixels"
            numeric
            short
            value={String(edge.px)}
            onCommit={(text) => {
              const px = Number.parseInt(text, 10)
              soften(Number.isNaN(px) ? edge.px : px)
              return true
            }}
          />
          <span class="pentimento-row__unit">px beyond</span>
        </>
      ) : (
        <span class="pentimento-row__unit">nothing outside changes</span>
      )}
    </div>
  )
}

/** Says what counts as region, and how much of the picture it is. */
function summaryOf(state: PanelState, share: number | null): string {
  const marked = layersUsedAs(state, 'region')
  const { region: painted } = state.draft.painting
  if (areasProblem(state) !== null) return 'Not over the picture'
  if (share === null) {
    return marked.length > 0 ? readingText(marked) : 'The whole picture may change'
  }
  const part = `${formatShare(share)} of the picture`
  if (painted) {
    const how = state.capabilities.paintsMasks ? 'Painted' : 'Kept'
    return state.regionLayers.length > 0 ? `${how} · ${part}` : part
  }
  return marked.length === 0 ? part : `${marksText(marked)} · ${part}`
}

function useShare(mask: Mask | null, { picked }: PanelState): number {
  return useMemo(
    () => (mask && picked ? regionShare(mask, picked) : 0),
    [mask, picked?.width, picked?.height],
  )
}

function buttonClass(on: boolean): string {
  return `pentimento-button${on ? ' pentimento-button--on' : ''}`
}
