import { cancelled, RefineError, toPlainError } from '../../errors.ts'
import type { Picture } from '../../image/picture.ts'
import { prepare, type RefineOptions, request } from '../../refine.ts'
import { chosenProvider } from '../chosen.ts'
import { intentOf } from '../intent.ts'
import { whatIsMissing } from '../missing.ts'
import type { PanelState } from '../state.ts'
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
      if (isCancelledAfterSending(thrown)) showProblem(context, mayBeBilled(state), null)
      else showProblem(context, thrown, { kind: 'refine' })
    } finally {
      running = null
      dispatch({ type: 'ended' })
      await refresh()
    }
  }

  /** Cancelling a call on the network does not call back what was sent. */
  const isCancelledAfterSending = (thrown: unknown): boolean => {
    const state = getState()
    const info = state.providers.find((known) => known.id === state.run?.provider)
    const wasSent = state.run?.progress.stage !== 'reading'
    return toPlainError(thrown).code === 'cancelled' && wasSent && (info?.origins.length ?? 0) > 0
  }

  return { refine, cancel: () => running?.abort() }
}

function mayBeBilled(state: PanelState): RefineError {
  const label = chosenProvider(state)?.label ?? 'The provider'
  return new RefineError('provider_failed', 'You cancelled after the crop was sent.', {
    hint: `Nothing was changed, but ${label} may still bill the call.`,
  })
}
