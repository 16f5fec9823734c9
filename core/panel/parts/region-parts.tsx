import { chosenRegion } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState, PartName } from '../state.ts'
import { partWords } from '../wording/part-words.ts'
import { Button } from './button.tsx'
import { TextEntry } from './text-entry.tsx'

interface RegionPartsProps {
  readonly state: PanelState
  readonly store: PanelStore
}

const parts: readonly PartName[] = ['subject', 'background', 'highlights', 'shadows', 'similar']

/** Offers parts of the picture as region: what a box or stroke shows, tones, and similar colours. */
export function RegionParts({ state, store }: RegionPartsProps) {
  const { selecting, stage, capabilities, picked } = state
  if (!picked) return null
  const hasRegion = chosenRegion(state) !== null
  const wand = capabilities.paintsMasks && stage.tool === 'wand'
  return (
    <>
      <div class="pentimento-row">
        <span class="pentimento-field__label">Select</span>
        {selecting ? <span class="pentimento-row__unit">Looking…</span> : <Need {...{ state }} />}
      </div>
      <ul class="pentimento-chips" aria-label="Select a part of the picture">
        {parts.map((part) => (
          <li key={part} class="pentimento-chips__item">
            <Button
              class={`pentimento-chip${selecting === part || (part === 'similar' && wand) ? ' pentimento-chip--on' : ''}`}
              aria-pressed={part === 'similar' && capabilities.paintsMasks ? wand : undefined}
              aria-busy={selecting === part}
              disabled={needsRegion(part, capabilities.paintsMasks) && !hasRegion}
              onClick={() => select(part, state, store)}
            >
              {partWords(part).title}
            </Button>
          </li>
        ))}
      </ul>
      {wand || (!capabilities.paintsMasks && hasRegion) ? (
        <LikenessRow state={state} store={store} />
      ) : null}
    </>
  )
}

/** Where there is a stage, similar colours are clicked there. */
function select(part: PartName, { capabilities, stage }: PanelState, store: PanelStore): void {
  if (part !== 'similar' || !capabilities.paintsMasks) {
    void store.selectPart(part)
    return
  }
  const tool = stage.tool === 'wand' ? 'hand' : 'wand'
  store.dispatch({ type: 'stage', changes: { tool, ...(tool === 'wand' && { compare: null }) } })
}

function needsRegion(part: PartName, hasStage: boolean): boolean {
  return part === 'subject' || part === 'background' || (part === 'similar' && !hasStage)
}

/** Nothing is recognised by name: it is said what has to be shown. */
function Need({ state }: { readonly state: PanelState }) {
  const { capabilities, stage } = state
  if (capabilities.paintsMasks && stage.tool === 'wand') {
    return <span class="pentimento-row__unit">click a colour in the picture</span>
  }
  if (chosenRegion(state)) return null
  return (
    <span class="pentimento-row__unit">
      subject, sky, face: first a box around it or a stroke on it
    </span>
  )
}

function LikenessRow({ state, store }: RegionPartsProps) {
  const { tolerance, contiguous } = state.stage
  return (
    <div class="pentimento-row">
      <span class="pentimento-row__label">Tolerance</span>
      <TextEntry
        label="Tolerance of similar colours"
        numeric
        short
        value={String(tolerance)}
        onCommit={(text) => {
          const value = Number.parseInt(text, 10)
          if (Number.isNaN(value)) return false
          const changes = { tolerance: Math.min(100, Math.max(1, value)) }
          store.dispatch({ type: 'stage', changes })
          return true
        }}
      />
      <Button
        class={`pentimento-chip${contiguous ? '' : ' pentimento-chip--on'}`}
        aria-pressed={!contiguous}
        onClick={() => store.dispatch({ type: 'stage', changes: { contiguous: !contiguous } })}
      >
        Everywhere
      </Button>
    </div>
  )
}
