import { RefineError } from '../../errors.ts'
import { generationFromLedger } from '../../generate.ts'
import { callsOf, discard, proposalFromLedger, type RefineOptions } from '../../refine.ts'
import { type CommandContext, refineDepsFor } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'
import { presentFirst } from './present-first.ts'
import { placeCandidates, present } from './present-proposal.ts'

/** Makes the commands for candidates and for results that wait in the ledger. */
export function createChoiceCommands(context: CommandContext, refresh: () => Promise<void>) {
  const { dispatch, getState } = context
  const exclusively = createExclusiveCommand(context, refresh)
  const watched: RefineOptions = {
    onProgress: (progress) => dispatch({ type: 'progress', progress }),
  }

  return {
    accept: () =>
      exclusively(
        async () => {
          const choice = getState().choice
          if (!choice || choice.picked.length === 0) return
          const deps = await refineDepsFor(context, choice.proposal.prepared.edit.provider)
          await placeCandidates(context, deps, choice.proposal, choice.picked, watched)
          dispatch({ type: 'unproposed' })
        },
        { kind: 'accept' },
      ),

    discard: () =>
      exclusively(async () => {
        const choice = getState().choice
        if (!choice) return
        for (const call of callsOf(choice.proposal)) await discard(context.deps, call)
        dispatch({ type: 'unproposed' })
        dispatch({ type: 'say', text: 'The candidates were thrown away.' })
      }),

    postpone: async () => {
      dispatch({ type: 'unproposed' })
      await refresh()
    },

    placeWaiting: async (call: string, asItCame = false) => {
      if (getState().run) return
      await exclusively(
        async () => {
          const entry = getState().waiting.find((known) => known.id === call)
          if (!entry) throw missingResult()
          const deps = await refineDepsFor(context, entry.edit.provider)
          if (entry.edit.generates) {
            const generation = await generationFromLedger(deps, call, watched)
            return presentFirst(context, deps, generation, watched)
          }
          const proposal = await proposalFromLedger(deps, call, { ...watched, asItCame })
          await present(context, deps, proposal, watched)
        },
        asItCame ? null : { kind: 'place', call },
      )
    },

    throwAway: async (call: string) => {
      if (getState().run) return
      await exclusively(() => discard(context.deps, call))
    },
  }
}

function missingResult(): RefineError {
  return new RefineError('not_found', 'This result is no longer waiting.', {
    hint: 'It was placed or thrown away elsewhere; refine again if you miss it.',
  })
}
