import { toPlainError } from '../../errors.ts'
import type { Intent } from '../../refine.ts'
import { intentOf } from '../intent.ts'
import { whatIsMissing, whatWholeMisses } from '../missing.ts'
import { capture } from './capture.ts'
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
    const before = context.getState()
    let { revision } = before
    if (context.closing.aborted || whatWholeMisses(before)) return
    try {
      // Before the document is held still: what keeps the keys is no part of it.
      const deps = await refineDepsFor(context, before.setup.provider)
      const intentNow = (): Intent | null => {
        const state = context.getState()
        revision = state.revision
        if (signal.aborted || context.closing.aborted || whatIsMissing(state)) return null
        context.dispatch({ type: 'preparing', revision })
        return intentOf(state)
      }
      const prepared = await capture(deps, { readAreas, intentNow }, { signal })
      if (prepared && !signal.aborted) context.dispatch({ type: 'prepared', revision, prepared })
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
