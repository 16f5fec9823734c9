import { useMemo, useRef } from 'preact/hooks'
import type { Preserve } from '../../edit/edit.ts'
import { needsArea } from '../../guide/preserves/needs-area.ts'
import type { Rect } from '../../image/rect.ts'
import { chosenProtect, chosenRegion } from '../chosen.ts'
import { markedPlace } from '../marked-place.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { firstButton, useKeptFocus } from '../use-kept-focus.ts'
import { formatSize } from '../wording/numbers.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

/** What must stay, each with its place or a way to give it one: only what has a place is protected or measured. */
export function PreservePlaces({ state, store }: { state: PanelState; store: PanelStore }) {
  const { preserve } = state.draft
  const place = useMarkedPlace(state)
  const root = useRef<HTMLDivElement>(null)
  useKeptFocus(root, firstButton)
  const isOpen = preserve.some(({ area }) => !area)
  return (
    <div ref={root} class="pentimento-places">
      <ul aria-label="Where it is">
        {preserve.map((kept) => (
          <li key={kept.text} class="pentimento-places__item">
            <span class="pentimento-places__words" title={kept.text}>
              {kept.text}
            </span>
            {kept.area ? (
              <>
                <span class="pentimento-places__where">{formatSize(kept.area)} px</span>
                <IconButton
                  icon="lock"
                  label={`Lock ${kept.text} for every refinement`}
                  disabled={state.busy}
                  onPress={() => void store.lockPreserve(kept)}
                />
                <IconButton
                  icon="close"
                  label={`Forget where ${kept.text} is`}
                  onPress={() => store.dispatch({ type: 'preserve', preserve: withoutPlace(kept) })}
                />
              </>
            ) : (
              <Button
                class="pentimento-button pentimento-button--quiet"
                disabled={place === null}
                aria-label={`Mark where ${kept.text} is`}
                onClick={() =>
                  place && store.dispatch({ type: 'preserve', preserve: { ...kept, area: place } })
                }
              >
                Mark where
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isOpen ? <p class="pentimento-note">{placeNote(preserve, place)}</p> : null}
    </div>
  )
}

/** Asks for the place of a thing; what is about the picture as a whole can do without. */
function placeNote(preserve: readonly Preserve[], place: Rect | null): string {
  if (place) {
    return `“Mark where” takes what is marked now, ${formatSize(place)} px. What has a place is protected, or measured.`
  }
  const thing = preserve.find(needsArea)
  return thing
    ? `Where is “${thing.text}”? Only asked for so far: to have it protected or measured, paint over it as protected or as region, then press “Mark where”.`
    : 'Only asked for. To have it protected or measured, paint over it as protected or as region, then press “Mark where”.'
}

/** Masks are large: their bounds are looked for once. */
function useMarkedPlace(state: PanelState): Rect | null {
  const masks = [chosenProtect(state)[0], chosenRegion(state), state.picked]
  return useMemo(() => markedPlace(state), masks)
}

function withoutPlace({ text, kind }: Preserve): Preserve {
  return { text, kind }
}
