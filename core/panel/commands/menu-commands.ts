import { RefineError } from '../../errors.ts'
import { findVersionById } from '../chosen.ts'
import type { PanelState } from '../state.ts'
import { type CommandContext, showProblem } from './command-context.ts'
import type { RefineStart } from './refine-commands.ts'

/** What the menu's commands set going. */
export interface MenuTools {
  /** Settled when the document was looked at for the first time. */
  readonly ready: Promise<void>
  readonly refine: (start: RefineStart) => Promise<void>
  readonly flatten: (version: string) => Promise<void>
}

/** Makes the commands that a design tool's own menu offers; each tells what it could not do. */
export function createMenuCommands(context: CommandContext, tools: MenuTools) {
  const { dispatch, getState } = context
  const refuse = (message: string, hint: string) =>
    showProblem(context, new RefineError('not_found', message, { hint }), null)

  return {
    refineAgain: async (): Promise<void> => {
      await tools.ready
      const state = getState()
      const instruction = shownInstruction(state) ?? state.lastInstruction
      if (instruction === '') {
        refuse('There is no instruction to use again yet.', 'Say what to change, then refine.')
        return
      }
      dispatch({ type: 'view', view: 'refine' })
      dispatch({ type: 'instruct', text: instruction })
      await tools.refine({ unseen: true })
    },

    flattenShown: async (): Promise<void> => {
      await tools.ready
      const { picked, offers } = getState()
      if (picked?.head.kind !== 'version') {
        refuse('No single version shows that could be flattened.', 'Show a version first.')
      } else if (!offers.flatten) {
        refuse('Versions can’t be flattened here.', 'Export the layer instead.')
      } else await tools.flatten(picked.head.id)
    },

    showReport: async (): Promise<void> => {
      await tools.ready
      const version = shownVersion(getState())
      if (version === null) {
        refuse('No version shows, so there is no report.', 'Pick a refined picture first.')
      } else dispatch({ type: 'reveal', version })
    },
  }
}

/** The version that shows, the topmost of a custom mix. */
function shownVersion({ picked }: PanelState): string | null {
  if (picked?.head.kind === 'version') return picked.head.id
  return picked?.head.kind === 'mix' ? (picked.head.ids.at(-1) ?? null) : null
}

function shownInstruction(state: PanelState): string | null {
  return findVersionById(state, shownVersion(state))?.record.edit.instruction ?? null
}
