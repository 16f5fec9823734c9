import { useMemo } from 'preact/hooks'
import type { Mask } from '../../mask/mask.ts'
import { chosenRegion } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { regionShare } from '../region-share.ts'
import type { PanelState } from '../state.ts'
import { formatShare } from '../wording/numbers.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { Section } from './section.tsx'
import { Segmented } from './segmented.tsx'

interface RegionProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** Reach that a soft edge starts with, in source pixels. */
const firstSoftPx = 8

/** Where change is allowed, where it never is, and how the border blends. */
export function Region({ state, store }: RegionProps) {
  const { painting } = state.draft
  const region = chosenRegion(state)
  const share = useShare(region, state)
  const summary = region ? `${formatShare(share)} of the picture` : 'The whole picture may change'
  const paints = state.capabilities.paintsMasks && state.picked !== null
  return (
    <Section
      title="Region"
      summary={summary}
      actions={painting.region ? <Clear what="region" state={state} store={store} /> : null}
    >
      {paints ? <PaintRow state={state} store={store} /> : null}
      {painting.region ? null : <HostRegionRow state={state} store={store} />}
      {region || painting.protect ? <ProtectRow state={state} store={store} /> : null}
      {region ? <EdgeRow state={state} store={store} /> : null}
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
      <button
        type="button"
        class={buttonClass(tool !== 'hand' && paints === 'region')}
        aria-pressed={tool !== 'hand' && paints === 'region'}
        onClick={() => start('region')}
      >
        <Icon name="brush" />
        <span class="pentimento-button__words">Paint region</span>
      </button>
      <button
        type="button"
        class={buttonClass(tool !== 'hand' && paints === 'protect')}
        aria-pressed={tool !== 'hand' && paints === 'protect'}
        onClick={() => start('protect')}
      >
        <Icon name="lock" />
        <span class="pentimento-button__words">Protect</span>
      </button>
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
      <button
        type="button"
        class={buttonClass(draft.useHostRegion)}
        aria-pressed={draft.useHostRegion}
        onClick={() => store.dispatch({ type: 'useHostRegion', on: !draft.useHostRegion })}
      >
        <Icon name="rectangle" />
        <span class="pentimento-button__words">Use what is marked in {capabilities.name}</span>
      </button>
    </div>
  )
}

function ProtectRow({ state, store }: RegionProps) {
  const { painting } = state.draft
  const share = useShare(painting.protect, state)
  if (!painting.protect) return null
  return (
    <div class="pentimento-row">
      <span class="pentimento-swatch pentimento-swatch--protect" />
      <span class="pentimento-row__words">Protected: {formatShare(share)} of the picture</span>
      <Clear what="protect" state={state} store={store} />
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
          <input
            type="text"
            inputMode="numeric"
            class="pentimento-text pentimento-text--short"
            aria-label="Reach of the soft edge in pixels"
            value={String(edge.px)}
            onChange={(event) => {
              const px = Number.parseInt(event.currentTarget.value, 10)
              soften(Number.isNaN(px) ? edge.px : px)
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

function useShare(mask: Mask | null, { picked }: PanelState): number {
  return useMemo(
    () => (mask && picked ? regionShare(mask, picked) : 0),
    [mask, picked?.width, picked?.height],
  )
}

function buttonClass(on: boolean): string {
  return `pentimento-button${on ? ' pentimento-button--on' : ''}`
}
