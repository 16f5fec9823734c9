import type { Retry } from '../state.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** Runs a command; what it throws is shown, with the way to try it again where that can help. */
export type RunExclusively = (command: () => Promise<void>, retry?: Retry | null) => Promise<void>

/** Makes the runner of commands that write to the document: one at a time, and a look at the document after each. */
export function createExclusiveCommand(
  context: CommandContext,
  refresh: () => Promise<void>,
): RunExclusively {
  const { dispatch, getState } = context
  return async (command, retry = null) => {
    if (getState().busy) return
    dispatch({ type: 'busy', busy: true })
    dispatch({ type: 'problem', problem: null })
    try {
      await command()
    } catch (thrown) {
      showProblem(context, thrown, retry)
    } finally {
      dispatch({ type: 'busy', busy: false })
      await refresh()
    }
  }
}
