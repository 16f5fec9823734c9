import { RefineError } from '../../errors.ts'
import { discard, proposalFromLedger } from '../../refine.ts'
import { type CommandContext, refineDepsFor, showProblem } from './command-context.ts'
import { placeCandidates, present } from './present-proposal.ts'

/** Makes the commands for candidates and for results that wait in the ledger. */
export function createChoiceCommands(context: CommandContext, refresh: () => Promise<void>) {
  const { dispatch, getState } = context

  /** Runs one command at a time and looks at the document afterwards. */
  const exclusively = async (run: () => Promise<void>): Promise<void> => {
    if (getState().busy || getState().run) return
    dispatch({ type: 'busy', busy: true })
    dispatch({ type: 'problem', problem: null })
    try {
      await run()
    } finally {
      dispatch({ type: 'busy', busy: false })
      await refresh()
    }
  }

  return {
    accept: () =>
      exclusively(async () => {
        const choice = getState().choice
        if (!choice || choice.picked.length === 0) return
        try {
          const deps = await refineDepsFor(context, choice.proposal.prepared.edit.provider)
          await placeCandidates(context, deps, choice.proposal, choice.picked, {})
          dispatch({ type: 'unproposed' })
        } catch (thrown) {
          showProblem(context, thrown, { kind: 'accept' })
        }
      }),

    discard: () =>
      exclusively(async () => {
        const choice = getState().choice
        if (!choice) return
        try {
          await discard(context.deps, choice.proposal.call)
          dispatch({ type: 'unproposed' })
          dispatch({ type: 'say', text: 'The candidates were thrown away.' })
        } catch (thrown) {
          showProblem(context, thrown, null)
        }
      }),

    postpone: async () => {
      dispatch({ type: 'unproposed' })
      await refresh()
    },

    placeWaiting: (call: string) =>
      exclusively(async () => {
        try {
          const entry = getState().waiting.find((known) => known.id === call)
          if (!entry) throw missingResult()
          const deps = await refineDepsFor(context, entry.edit.provider)
          await present(context, deps, await proposalFromLedger(deps, call, {}), {})
        } catch (thrown) {
          showProblem(context, thrown, { kind: 'place', call })
        }
      }),

    throwAway: (call: string) =>
      exclusively(async () => {
        try {
          await discard(context.deps, call)
        } catch (thrown) {
          showProblem(context, thrown, null)
        }
      }),
  }
}

function missingResult(): RefineError {
  return new RefineError('not_found', 'This result is no longer waiting.', {
    hint: 'It was placed or thrown away elsewhere; refine again if you miss it.',
  })
}
