import { toPlainError } from '../../errors.ts'
import { prepare } from '../../refine.ts'
import { intentOf } from '../intent.ts'
import { whatIsMissing } from '../missing.ts'
import { type CommandContext, refineDepsFor } from './command-context.ts'

/** How long the user must pause before the request is prepared, in milliseconds. */
const pauseMs = 400

/** Makes the command that finds out what the draft would send. */
export function createPrepareCommand(
  context: CommandContext,
  readAreas: () => Promise<void>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = new AbortController()

  const prepareNow = async (): Promise<void> => {
    running.abort()
    running = new AbortController()
    const { signal } = running
    await readAreas()
    if (signal.aborted) return
    const state = context.getState()
    const { revision } = state
    const intent = intentOf(state)
    if (context.closing.aborted || !intent || whatIsMissing(state)) return
    context.dispatch({ type: 'preparing', revision })
    try {
      const deps = await refineDepsFor(context, state.setup.provider)
      const prepared = await prepare(deps, intent, { signal })
      if (!signal.aborted) context.dispatch({ type: 'prepared', revision, prepared })
    } catch (thrown) {
      if (!signal.aborted) {
        context.dispatch({ type: 'unprepared', revision, error: toPlainError(thrown) })
      }
    }
  }

  return () => {
    clearTimeout(timer)
    timer = setTimeout(() => void prepareNow(), pauseMs)
  }
}
