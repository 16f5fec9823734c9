import { chosenModel } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { formatStrength } from '../wording/strength-lines.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { Section } from './section.tsx'

interface SketchProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** A rough picture that the new one goes by, and how far it may leave it. */
export function Sketch({ state, store, views }: SketchProps) {
  const { sketch } = state.first
  const takesSketch = chosenModel(state)?.generates === 'sketch'
  if (!takesSketch && !sketch) return null
  const { picked } = state
  return (
    <Section title="Sketch" summary={sketch ? undefined : 'None'}>
      {sketch ? (
        <>
          <div class="pentimento-reference">
            <span class="pentimento-thumbnail">
              <views.Picture picture={sketch.picture} label="" fit="cover" />
            </span>
            <div class="pentimento-reference__words">
              <p class="pentimento-reference__name">{sketch.name}</p>
            </div>
            <IconButton
              icon="close"
              label="Leave the sketch out"
              onPress={() => store.setFirst({ sketch: null })}
            />
          </div>
          {takesSketch ? (
            <Freedom state={state} store={store} />
          ) : (
            <p class="pentimento-note pentimento-note--wrong">
              This model makes pictures from words only: leave the sketch out, or choose another
              one.
            </p>
          )}
        </>
      ) : (
        <>
          <p class="pentimento-note">A rough picture to go by. It is sent along.</p>
          <div class="pentimento-row">
            {picked ? (
              <Button class="pentimento-button" onClick={() => void store.sketchFromShown()}>
                Take what shows
              </Button>
            ) : null}
            {store.sketchFromFile ? (
              <Button class="pentimento-button" onClick={() => void store.sketchFromFile?.()}>
                From a file
              </Button>
            ) : null}
          </div>
        </>
      )}
    </Section>
  )
}

function Freedom({ state, store }: Omit<SketchProps, 'views'>) {
  const { strength } = state.first
  if (!chosenModel(state)?.strength) return null
  return (
    <>
      <Field label="Freedom">
        <input
          type="range"
          class="pentimento-range"
          aria-label="Freedom"
          min="0"
          max="100"
          step="5"
          value={String(Math.round((strength ?? 0.75) * 100))}
          onInput={(event) => store.setFirst({ strength: Number(event.currentTarget.value) / 100 })}
        />
        <span class="pentimento-row__unit">
          {strength === null ? 'auto' : formatStrength(strength)}
        </span>
      </Field>
      <p class="pentimento-note">
        How far the picture may leave the sketch: about 0.75 keeps its rough layout, less keeps
        more.
      </p>
    </>
  )
}
