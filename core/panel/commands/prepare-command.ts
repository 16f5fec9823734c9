import { toPlainError } from '../../errors.ts'
import { prepare } from '../../refine.ts'
import { intentOf } from '../intent.ts'
import { whatIsMissing, whatWholeMisses } from '../missing.ts'
import { readTogether } from '../read-together.ts'
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
      const read = async (): Promise<void> => {
        await readAreas()
        const state = context.getState()
        revision = state.revision
        const intent = intentOf(state)
        if (signal.aborted || context.closing.aborted || !intent || whatIsMissing(state)) return
        context.dispatch({ type: 'preparing', revision })
        const prepared = await prepare(deps, intent, { signal })
        if (!signal.aborted) context.dispatch({ type: 'prepared', revision, prepared })
      }
      await readTogether(context.deps.host, read, { signal })
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
