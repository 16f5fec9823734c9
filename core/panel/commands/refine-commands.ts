import { cancelled } from '../../errors.ts'
import type { Picture } from '../../image/picture.ts'
import { prepare, type RefineOptions, request } from '../../refine.ts'
import { intentOf } from '../intent.ts'
import { whatIsMissing } from '../missing.ts'
import { type CommandContext, refineDepsFor, showProblem } from './command-context.ts'
import { present } from './present-proposal.ts'

/** Makes the commands that start and stop a refinement. */
export function createRefineCommands(
  context: CommandContext,
  refresh: () => Promise<void>,
): { readonly refine: () => Promise<void>; readonly cancel: () => void } {
  const { dispatch, getState } = context
  let running: AbortController | null = null

  const refine = async (): Promise<void> => {
    const state = getState()
    const missing = whatIsMissing(state)
    const intent = intentOf(state)
    if (running || missing || !intent) {
      dispatch({ type: 'say', text: missing?.reason ?? '' })
      return
    }
    running = new AbortController()
    const { signal } = running
    dispatch({
      type: 'started',
      run: {
        provider: state.setup.provider,
        instruction: intent.instruction,
        progress: { stage: 'reading', fraction: null },
        partial: null,
      },
    })
    const options: RefineOptions = {
      signal,
      onProgress: (progress) => dispatch({ type: 'progress', progress }),
      onPartial: (picture: Picture) => dispatch({ type: 'partial', picture }),
    }
    try {
      const deps = await refineDepsFor(context, state.setup.provider)
      const { preparation, revision } = state
      const isFresh = preparation.kind === 'ready' && preparation.revision === revision
      const prepared = isFresh ? preparation.prepared : await prepare(deps, intent, options)
      const proposal = await request(deps, prepared, options)
      if (signal.aborted) throw cancelled()
      await present(context, deps, proposal, options)
    } catch (thrown) {
      showProblem(context, thrown, { kind: 'refine' })
    } finally {
      running = null
      dispatch({ type: 'ended' })
      await refresh()
    }
  }

  return { refine, cancel: () => running?.abort() }
}
