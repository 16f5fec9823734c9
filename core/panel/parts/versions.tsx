import { useMemo, useRef } from 'preact/hooks'
import { pickedLineage } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { firstButton, useKeptFocus } from '../use-kept-focus.ts'
import { versionGraph } from '../version-graph.ts'
import { hasStage, type PanelViews } from '../views.ts'
import { Button } from './button.tsx'
import { Section } from './section.tsx'
import { StopNotice } from './stop-notice.tsx'
import { VersionRow } from './version-row.tsx'
import { VersionSteps } from './version-steps.tsx'

interface VersionsProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** The tree of versions, newest first, the source at its foot. Arrow keys move through it. */
export function Versions({ state, store, views }: VersionsProps) {
  const lineage = pickedLineage(state)
  const rows = useMemo(() => versionGraph(lineage), [lineage])
  const list = useRef<HTMLUListElement>(null)
  useKeptFocus(list, firstButton)
  if (!state.picked) return null
  const count = lineage?.versions.length ?? 0
  const isStepped = !hasStage(views, state.capabilities) && !state.capabilities.readOnly
  const lanes = Math.max(...rows.flatMap(({ lane, passing }) => [lane, ...passing])) + 1
  return (
    <Section title="Versions" summary={count === 0 ? undefined : String(count)}>
      <StopNotice state={state} store={store} />
      {count === 0 ? (
        <p class="pentimento-note">
          Every refinement becomes a layer of its own and is listed here.
        </p>
      ) : (
        <>
          {isStepped ? <VersionSteps state={state} store={store} /> : null}
          <ul
            ref={list}
            class="pentimento-versions"
            aria-label="Versions"
            onKeyDown={moveThroughRows}
          >
            {rows.map((row) => (
              <VersionRow
                key={row.version?.record.id ?? 'source'}
                row={row}
                lanes={lanes}
                state={state}
                store={store}
                views={views}
              />
            ))}
          </ul>
          {store.saveStory ? (
            <div class="pentimento-row">
              <span class="pentimento-row__words pentimento-note">
                How it came to be, as one page
              </span>
              <Button
                class="pentimento-button"
                aria-disabled={state.busy}
                onClick={() => void store.saveStory?.()}
              >
                Save report
              </Button>
            </div>
          ) : null}
        </>
      )}
      {state.unreadable.map(({ layer, name, reason }) => (
        <p key={layer} class="pentimento-note">
          The layer “{name}” carries a record that can’t be read: {reason}
        </p>
      ))}
    </Section>
  )
}

function moveThroughRows(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
  const step = steps[event.key]
  const buttons = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('.pentimento-version__main'),
  ]
  const at = buttons.findIndex((button) => button.contains(document.activeElement))
  if (at === -1) return
  const next =
    event.key === 'Home'
      ? buttons[0]
      : event.key === 'End'
        ? buttons.at(-1)
        : buttons[at + (step ?? 0)]
  if (!next || (step === undefined && event.key !== 'Home' && event.key !== 'End')) return
  event.preventDefault()
  next.focus()
}
