import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { ProblemNotice } from './problem-notice.tsx'

interface ViewFootProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** The foot of a view that lies over the panel: what went wrong, and what is said aloud. */
export function ViewFoot({ state, store }: ViewFootProps) {
  return (
    <>
      {state.problem ? (
        <div class="pentimento-footer">
          <ProblemNotice problem={state.problem} store={store} />
        </div>
      ) : null}
      <p class="pentimento-said" aria-live="polite">
        {state.said}
      </p>
    </>
  )
}
