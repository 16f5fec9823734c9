import { cancelled, toPlainError } from '../../errors.ts'
import { planGeneration, requestGeneration } from '../../generate.ts'
import type { Picture } from '../../image/picture.ts'
import { rectOf } from '../../image/rect.ts'
import { targetOf } from '../../refine/target-of.ts'
import { discard } from '../../refine.ts'
import { chosenParent } from '../chosen.ts'
import { emptyFirst, type FirstDraft, firstIntent } from '../first-picture.ts'
import { whatFirstMisses } from '../missing.ts'
import type { PanelStore } from '../panel-store.ts'
import { type CommandContext, refineDepsFor, showProblem } from './command-context.ts'
import { createExclusiveCommand } from './exclusive-command.ts'
import { addFirst, presentFirst } from './present-first.ts'
import type { RefineTools } from './refine-commands.ts'
import { withConsent } from './with-consent.ts'

/** The commands for a first picture, from words or from a sketch. */
export interface FirstPictureCommands {
  readonly setFirst: (changes: Partial<FirstDraft>) => void
  /** Takes what shows of the picked picture as sketch for a new one. */
  readonly sketchFromShown: () => Promise<void>
  /** Lets the user choose a file as sketch; null where the host can't. */
  readonly sketchFromFile: (() => Promise<void>) | null
  /** Finds out what the first picture would cost, as it is asked for now. */
  readonly planFirst: () => Promise<void>
  /** Makes first pictures. One is added at once, several wait for a choice. */
  readonly makeFirst: () => Promise<void>
  /** Adds the chosen ones to the document; the others stay among the waiting results. */
  readonly addFirst: () => Promise<void>
  readonly postponeFirst: () => Promise<void>
  readonly discardFirst: () => Promise<void>
}

/** Makes the commands for a first picture. */
export function createFirstPictureCommands(
  context: CommandContext,
  { runner, ask }: Pick<RefineTools, 'runner' | 'ask'>,
  refresh: () => Promise<void>,
  readForDisplay: PanelStore['readForDisplay'],
): FirstPictureCommands {
  const { dispatch, getState, deps, closing } = context
  const { openPictureFile } = deps
  const exclusively = createExclusiveCommand(context, refresh)
  const setFirst = (changes: Partial<FirstDraft>) => dispatch({ type: 'first', changes })
  // A size of its own would only stretch a sketch.
  const takeSketch = (name: string, picture: Picture) =>
    setFirst({ sketch: { name, picture }, size: null })

  return {
    setFirst,

    sketchFromShown: async () => {
      const { picked } = getState()
      if (!picked) return
      try {
        const target = targetOf(chosenParent(getState()))
        const read = await readForDisplay(target, rectOf(picked), { signal: closing })
        takeSketch(picked.name, read)
        dispatch({ type: 'view', view: 'first' })
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },

    sketchFromFile: openPictureFile
      ? async () => {
          try {
            const chosen = await openPictureFile()
            if (chosen) takeSketch(chosen.name, chosen.picture)
          } catch (thrown) {
            showProblem(context, thrown, null)
          }
        }
      : null,

    planFirst: async () => {
      const state = getState()
      if (whatFirstMisses(state)) return
      const isSame = () => getState().first === state.first && getState().setup === state.setup
      try {
        const made = await refineDepsFor(context, state.setup.provider)
        const plan = planGeneration(made, firstIntent(state))
        if (isSame()) dispatch({ type: 'firstPlan', plan: { kind: 'ready', plan } })
      } catch (thrown) {
        const error = toPlainError(thrown)
        if (isSame()) dispatch({ type: 'firstPlan', plan: { kind: 'failed', error } })
      }
    },

    makeFirst: async () => {
      const state = getState()
      const missing = whatFirstMisses(state)
      if (runner.isRunning() || state.busy || missing) {
        dispatch({ type: 'say', text: missing?.reason ?? '' })
        return
      }
      const { provider, model } = state.setup
      await runner.run(
        { provider, model, instruction: state.first.words.trim() },
        async (options) => {
          const made = await refineDepsFor(context, provider)
          const planned = planGeneration(made, firstIntent(state))
          const generation = await withConsent(ask, options, (sending) =>
            requestGeneration(made, planned, sending),
          )
          if (options.signal.aborted) throw cancelled()
          await presentFirst(context, made, generation, options)
          if (!getState().firstChoice) setFirst(emptyFirst)
        },
        { kind: 'first' },
      )
    },

    addFirst: () =>
      exclusively(
        async () => {
          const { firstChoice } = getState()
          if (!firstChoice || firstChoice.picked.length === 0) return
          await addFirst(context, deps, firstChoice.generation, firstChoice.picked, {
            onProgress: (progress) => dispatch({ type: 'progress', progress }),
          })
          setFirst(emptyFirst)
        },
        { kind: 'addFirst' },
      ),

    postponeFirst: async () => {
      dispatch({ type: 'firstChoice', choice: null })
      await refresh()
    },

    discardFirst: () =>
      exclusively(async () => {
        const { firstChoice } = getState()
        if (!firstChoice) return
        await discard(deps, firstChoice.generation.call)
        dispatch({ type: 'firstChoice', choice: null })
        dispatch({ type: 'say', text: 'The pictures were thrown away.' })
      }),
  }
}
