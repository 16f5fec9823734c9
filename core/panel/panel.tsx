import { useRef } from 'preact/hooks'
import { asksForFirst } from './first-picture.ts'
import { pressKey } from './panel-keys.ts'
import type { PanelStore } from './panel-store.ts'
import { Brief } from './parts/brief.tsx'
import { ButtonView, NativeButton } from './parts/button.tsx'
import { Candidates } from './parts/candidates.tsx'
import { FirstPictures } from './parts/first-choice.tsx'
import { FirstPicture } from './parts/first-picture.tsx'
import { Footer } from './parts/footer.tsx'
import { Instruction } from './parts/instruction.tsx'
import { KitLine } from './parts/kit-line.tsx'
import { KitsView } from './parts/kits-view.tsx'
import { More } from './parts/more.tsx'
import { NextChange } from './parts/next-change.tsx'
import { PickedLayer } from './parts/picked-layer.tsx'
import { Preserves } from './parts/preserves.tsx'
import { Queue } from './parts/queue.tsx'
import { ReadOnly } from './parts/read-only.tsx'
import { RecipesView } from './parts/recipes-view.tsx'
import { References } from './parts/references.tsx'
import { Region } from './parts/region.tsx'
import { Sending } from './parts/sending.tsx'
import { SettingsView } from './parts/settings-view.tsx'
import { SpendingView } from './parts/spending-view.tsx'
import { Versions } from './parts/versions.tsx'
import { ViewHead } from './parts/view-head.tsx'
import { Waiting } from './parts/waiting.tsx'
import type { PanelState } from './state.ts'
import { firstButton, useKeptFocus } from './use-kept-focus.ts'
import { usePanel } from './use-panel.ts'
import { hasStage, type PanelViews } from './views.ts'

export interface PanelProps {
  readonly store: PanelStore
  readonly views: PanelViews
}

/** The panel that every host shows: one column, made for 280 to 420 pixels of width. */
export function Panel({ store, views }: PanelProps) {
  return (
    <ButtonView.Provider value={views.Button ?? NativeButton}>
      <PanelColumn store={store} views={views} />
    </ButtonView.Provider>
  )
}

function PanelColumn({ store, views }: PanelProps) {
  const state = usePanel(store)
  const hasNoStage = !hasStage(views, state.capabilities)
  const root = useRef<HTMLDivElement>(null)
  useKeptFocus(root, (panel) =>
    state.view !== 'refine' && state.view !== 'first'
      ? firstButton(panel)
      : (nextControl(panel, hasNoStage) ??
        firstButton(panel.querySelector<HTMLElement>('.pentimento-candidates') ?? panel)),
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of the whole panel, each also a button.
    <div
      ref={root}
      class="pentimento pentimento-panel"
      onKeyDown={(event) => pressKey(event, store, { steps: hasNoStage })}
    >
      {state.view === 'settings' ? (
        <SettingsView state={state} store={store} views={views} />
      ) : state.view === 'spending' ? (
        <SpendingView state={state} store={store} />
      ) : state.view === 'kits' ? (
        <KitsView state={state} store={store} />
      ) : state.view === 'recipes' ? (
        <RecipesView state={state} store={store} />
      ) : (
        <>
          <ReadOnly capabilities={state.capabilities} />
          {state.view === 'first' ? (
            <ViewHead
              title="New picture"
              onBack={() => store.dispatch({ type: 'view', view: 'refine' })}
            />
          ) : null}
          <div class="pentimento-scroll">
            <Column state={state} store={store} views={views} />
          </div>
          <Footer state={state} store={store} views={views} />
        </>
      )}
    </div>
  )
}

/** What scrolls: the picked picture with everything about it, or what a first picture is asked for. */
function Column({ state, store, views }: PanelProps & { readonly state: PanelState }) {
  const { Stage } = views
  const { firstChoice, busy } = state
  if (firstChoice) {
    return <FirstPictures choice={firstChoice} store={store} views={views} busy={busy} />
  }
  if (state.view === 'first') {
    return <FirstPicture state={state} store={store} views={views} />
  }
  return (
    <>
      <PickedLayer state={state} store={store} views={views} />
      {Stage && state.picked ? (
        <div
          class={`pentimento-panel__stage${state.choice ? ' pentimento-panel__stage--choosing' : ''}`}
        >
          <Stage store={store} />
        </div>
      ) : null}
      <Queue state={state} store={store} />
      {state.choice ? (
        <Candidates
          choice={state.choice}
          store={store}
          views={views}
          providers={state.providers}
          busy={state.busy}
          large={!hasStage(views, state.capabilities)}
        />
      ) : (
        <>
          <Waiting state={state} store={store} />
          {state.picked && !state.capabilities.readOnly ? (
            <Wishes state={state} store={store} views={views} />
          ) : asksForFirst(state) ? (
            <FirstPicture state={state} store={store} views={views} />
          ) : null}
        </>
      )}
      <Versions state={state} store={store} views={views} />
    </>
  )
}

/**
 * Finds what comes next: the words for the change; the foot where the canvas is the tool's own.
 *
 * There, a text field that nobody pressed would swallow the keys that choose tools.
 */
function nextControl(panel: HTMLElement, hasNoStage: boolean): HTMLElement | null {
  if (!hasNoStage) return panel.querySelector<HTMLElement>('textarea')
  const foot = panel.querySelector<HTMLElement>('.pentimento-footer')
  return foot && firstButton(foot)
}

/** Everything that makes up the next request. */
function Wishes({ state, store, views }: PanelProps & { readonly state: PanelState }) {
  return (
    <>
      <Instruction state={state} store={store} />
      <Region state={state} store={store} views={views} />
      <Preserves state={state} store={store} />
      <Brief state={state} store={store} />
      <KitLine state={state} store={store} />
      <References state={state} store={store} views={views} />
      <More state={state} store={store} />
      <Sending state={state} store={store} views={views} />
      <NextChange state={state} store={store} views={views} />
    </>
  )
}
