import type { PanelAction } from './action.ts'
import type { PanelState } from './state.ts'

/** What happens to the refinement under way. */
export type RunAction = Extract<
  PanelAction,
  {
    readonly type:
      | 'started'
      | 'progress'
      | 'partial'
      | 'sends'
      | 'queue'
      | 'queueReport'
      | 'warning'
      | 'ended'
  }
>

/** Gives the panel's next state after something happened to the refinement under way. */
export function reduceRun(state: PanelState, action: RunAction): PanelState {
  const { run } = state
  switch (action.type) {
    case 'started':
      return {
        ...state,
        run: action.run,
        placed: null,
        usedShapes: null,
        queueReport: null,
        problem: null,
        warning: null,
        said: '',
      }
    case 'progress':
      if (run) return { ...state, run: { ...run, progress: action.progress } }
      return state.busy ? { ...state, doing: action.progress } : state
    case 'partial': {
      if (!run) return state
      const { picture } = action
      return { ...state, run: { ...run, partial: picture, partials: run.partials + 1 } }
    }
    case 'sends':
      return run ? { ...state, run: { ...run, crop: action.crop } } : state
    case 'queue':
      return run ? { ...state, run: { ...run, queue: action.queue } } : state
    case 'queueReport':
      return { ...state, queueReport: action.report }
    case 'warning':
      return { ...state, warning: action.text }
    case 'ended':
      return { ...state, run: null }
  }
}
