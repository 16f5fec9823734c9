import { rectOf } from '../../image/rect.ts'
import { invertMask } from '../../mask/combine.ts'
import { maskBounds } from '../../mask/mask-bounds.ts'
import { chosenProtect, chosenRegion } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { Segmented } from '../parts/segmented.tsx'
import type { PanelState, StageState, StageTool } from '../state.ts'
import { CompareOptions } from './compare-options.tsx'

interface StageToolbarProps {
  readonly state: PanelState
  readonly store: PanelStore
}

const tools: readonly { tool: StageTool; label: string }[] = [
  { tool: 'hand', label: 'Move the picture (H)' },
  { tool: 'brush', label: 'Brush (B)' },
  { tool: 'rectangle', label: 'Rectangle (R)' },
  { tool: 'lasso', label: 'Lasso (L)' },
  { tool: 'wand', label: 'Similar colour (W)' },
]

/** The tools that paint region and protected areas; the second row speaks of the tool that is in hand. */
export function StageToolbar({ state, store }: StageToolbarProps) {
  const { stage, capabilities } = state
  const set = (changes: Partial<StageState>) => store.dispatch({ type: 'stage', changes })
  const hasVersions = state.picked?.head.kind !== 'source'
  const hasMarks = chosenRegion(state) !== null || chosenProtect(state).length > 0
  const canShow = hasMarks && stage.compare === null
  const paints = capabilities.paintsMasks && !capabilities.readOnly && !state.choice
  return (
    <div class="pentimento-stage__tools">
      {paints && stage.tool !== 'hand' ? <PaintOptions state={state} store={store} /> : null}
      <CompareOptions state={state} store={store} />
      <div
        class="pentimento-stage__bar pentimento-stage__bar--main"
        role="toolbar"
        aria-label="Tools"
      >
        {paints
          ? tools.map(({ tool, label }) => (
              <IconButton
                key={tool}
                icon={tool}
                label={label}
                pressed={stage.tool === tool}
                onPress={() => set({ tool, ...(tool === 'hand' ? {} : { compare: null }) })}
              />
            ))
          : null}
        {paints ? <span class="pentimento-stage__gap" /> : null}
        {paints ? (
          <IconButton
            icon="eye"
            label="Show the region (O)"
            pressed={stage.showsOverlay && canShow}
            disabled={!canShow}
            onPress={() => set({ showsOverlay: !stage.showsOverlay })}
          />
        ) : null}
        <IconButton
          icon="compare"
          label="Compare before and after (C)"
          pressed={stage.compare !== null}
          disabled={!hasVersions && !state.choice}
          onPress={() =>
            set(stage.compare ? { compare: null } : { compare: 'source', tool: 'hand' })
          }
        />
      </div>
    </div>
  )
}

function PaintOptions({ state, store }: StageToolbarProps) {
  const { stage, draft } = state
  const set = (changes: Partial<StageState>) => store.dispatch({ type: 'stage', changes })
  const current = stage.paints === 'region' ? chosenRegion(state) : draft.painting.protect
  const paint = (mask: typeof current) =>
    store.dispatch({ type: 'paint', painting: { ...draft.painting, [stage.paints]: mask } })
  return (
    <div class="pentimento-stage__bar" role="toolbar" aria-label="Painting">
      <Segmented
        label="What a stroke paints"
        value={stage.paints}
        options={[
          { value: 'region', label: 'Region' },
          { value: 'protect', label: 'Protect' },
        ]}
        onChange={(paints) => set({ paints })}
      />
      <span class="pentimento-stage__gap" />
      <IconButton
        icon="plus"
        label="Add (X switches)"
        pressed={stage.operation === 'add'}
        onPress={() => set({ operation: 'add' })}
      />
      <IconButton
        icon="minus"
        label="Subtract (X switches, Alt for one stroke)"
        pressed={stage.operation === 'subtract'}
        onPress={() => set({ operation: 'subtract' })}
      />
      {stage.tool === 'brush' ? <BrushSize state={state} store={store} /> : null}
      <span class="pentimento-stage__gap" />
      <IconButton
        icon="undo"
        label="Take the last stroke back"
        disabled={draft.past.length === 0}
        onPress={() => store.dispatch({ type: 'unpaint' })}
      />
      <IconButton
        icon="invert"
        label="Invert"
        disabled={!current}
        onPress={() => {
          if (!current || !state.picked) return
          const inverted = invertMask(current, rectOf(state.picked))
          paint(maskBounds(inverted) ? inverted : null)
        }}
      />
      <IconButton icon="trash" label="Clear" disabled={!current} onPress={() => paint(null)} />
    </div>
  )
}

/** Brush sizes grow by ratio, so that small ones can be set as finely as large ones. */
function BrushSize({ state, store }: StageToolbarProps) {
  const { brushRadius } = state.stage
  return (
    <label class="pentimento-stage__size" title="Brush size ([ and ])">
      <input
        type="range"
        class="pentimento-range"
        aria-label="Brush size"
        min="0"
        max="100"
        value={String(Math.round(Math.log2(brushRadius) * 10))}
        aria-valuetext={`${Math.round(brushRadius * 2)} pixels`}
        onInput={(event) =>
          store.dispatch({
            type: 'stage',
            changes: { brushRadius: 2 ** (Number(event.currentTarget.value) / 10) },
          })
        }
      />
      <span class="pentimento-stage__number">{Math.round(brushRadius * 2)}</span>
    </label>
  )
}
