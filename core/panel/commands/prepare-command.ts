import { toPlainError } from '../../errors.ts'
import { type Intent, type RefineDeps, reword } from '../../refine.ts'
import { intentOf } from '../intent.ts'
import { whatIsMissing, whatWholeMisses } from '../missing.ts'
import { areasAreFresh } from '../region-layers.ts'
import { capture } from './capture.ts'
import { type CommandContext, refineDepsFor } from './command-context.ts'

/** How long the user must pause before the request is prepared, in milliseconds. */
const pauseMs = 400

/** Makes the command that finds out what the draft would send. */
export function createPrepareCommand(
  context: CommandContext,
  readAreas: () => Promise<void>,
): () => void {
  const { getState, dispatch, closing } = context
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = new AbortController()
  /** What the capture under way looks at, as the state counts it. */
  let capturing: number | null = null
  /** Whom the last capture was made for: it prices other words for the same crop. */
  let provider: RefineDeps['provider'] | null = null

  /** Words alone are no reason to read: whoever types must not hold the document still again and again. */
  const prepareWords = (): boolean => {
    const state = getState()
    const { preparation, revision, sight } = state
    const intent = intentOf(state)
    if (preparation.kind !== 'ready' || !intent || whatIsMissing(state)) return false
    if (!provider || provider.info.id !== preparation.prepared.edit.provider) return false
    if (preparation.revision < sight || !areasAreFresh(state)) return false
    const prepared = reword({ provider }, preparation.prepared, intent)
    if (prepared) dispatch({ type: 'prepared', revision, prepared })
    return prepared !== null
  }

  const captureNow = async (): Promise<void> => {
    running.abort()
    running = new AbortController()
    const { signal } = running
    let { revision, sight } = getState()
    capturing = sight
    try {
      // Before the document is held still: what keeps the keys is no part of it.
      const deps = await refineDepsFor(context, getState().setup.provider)
      const intentNow = (): Intent | null => {
        const state = getState()
        ;({ revision, sight } = state)
        if (signal.aborted || closing.aborted || whatIsMissing(state)) return null
        capturing = sight
        dispatch({ type: 'preparing', revision })
        return intentOf(state)
      }
      const prepared = await capture(deps, { readAreas, intentNow }, { signal })
      if (!prepared || signal.aborted) return
      provider = deps.provider
      dispatch({ type: 'prepared', revision, prepared })
      // Typed meanwhile.
      if (getState().revision !== revision) prepareWords()
    } catch (thrown) {
      if (signal.aborted) return
      const now = getState()
      // Other words would have failed as well.
      const failed = now.sight === sight ? now.revision : revision
      dispatch({ type: 'unprepared', revision: failed, error: toPlainError(thrown) })
    } finally {
      if (!signal.aborted) capturing = null
    }
  }

  const prepareNow = async (): Promise<void> => {
    const state = getState()
    if (closing.aborted || whatWholeMisses(state) || capturing === state.sight) return
    try {
      if (prepareWords()) return
    } catch (thrown) {
      dispatch({ type: 'unprepared', revision: state.revision, error: toPlainError(thrown) })
      return
    }
    await captureNow()
  }

  return () => {
    clearTimeout(timer)
    timer = setTimeout(() => void prepareNow(), pauseMs)
  }
}
