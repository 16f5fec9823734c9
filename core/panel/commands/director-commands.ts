import { RefineError } from '../../errors.ts'
import type { DirectorQuestion } from '../../guide/director/director-question.ts'
import { failedRounds, pathTo } from '../../guide/rounds/rounds.ts'
import { fullMask } from '../../mask/mask.ts'
import { askDirector, prepareQuestion } from '../../refine/ask-director.ts'
import { chosenRegion, pickedLineage, refinedVersion } from '../chosen.ts'
import { chosenKit } from '../chosen-kit.ts'
import { adviceNow } from '../next-state.ts'
import type { PanelState } from '../state.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** What can be asked of an art director. */
export interface DirectorCommands {
  /** Reads the small picture that an art director would be shown; nothing is sent. */
  readonly prepareDirector: () => Promise<void>
  /** Sends it, and shows what comes back. */
  readonly askDirector: () => Promise<void>
  /** Leaves it unsent, or stops asking. */
  readonly leaveDirector: () => void
  /** Takes what was proposed into the draft; it is run by the user, or not. */
  readonly useAdvice: () => void
}

/** Makes the commands that ask an art director what should come next. */
export function createDirectorCommands(context: CommandContext): DirectorCommands {
  const { deps, dispatch, getState, closing } = context
  let asking: AbortController | null = null

  const director = async () => {
    const make = deps.createDirector
    if (!make) throw notHere()
    const { baseUrls } = getState()
    return make({ key: await deps.secrets.get('openai'), baseUrl: baseUrls.openai || null })
  }

  return {
    prepareDirector: async () => {
      const { picked } = getState()
      if (!picked) return
      dispatch({ type: 'problem', problem: null })
      try {
        const about = {
          ...{ picked, version: refinedVersion(getState()) },
          question: questionOf(getState()),
        }
        const question = await prepareQuestion(
          { host: deps.host, director: await director() },
          about,
          { signal: closing },
        )
        dispatch({ type: 'next', changes: { question, given: null } })
      } catch (thrown) {
        showProblem(context, thrown, null)
      }
    },
    askDirector: async () => {
      const { question } = getState().next
      if (!question || asking) return
      const { perDayUsd } = getState().budgets
      asking = new AbortController()
      const { signal } = asking
      const stop = () => asking?.abort()
      closing.addEventListener('abort', stop)
      dispatch({ type: 'next', changes: { asking: true } })
      try {
        const { host, ledger, clock, newId } = deps
        const advice = await askDirector(
          { host, ledger, clock, newId, director: await director() },
          question,
          {
            signal,
            ...(perDayUsd !== null && { dailyBudgetUsd: perDayUsd }),
            onWarning: (text) => dispatch({ type: 'warning', text }),
          },
        )
        const { version, picked } = question
        dispatch({ type: 'next', changes: { given: { source: picked.source, version, advice } } })
        dispatch({ type: 'say', text: 'The art director has answered.' })
      } catch (thrown) {
        if (!signal.aborted) showProblem(context, thrown, null)
        else
          dispatch({ type: 'say', text: 'Stopped. If it had been sent already, it may be billed.' })
      } finally {
        asking = null
        closing.removeEventListener('abort', stop)
        // Another one may have been prepared since this one was stopped.
        const isOpen = getState().next.question === question
        dispatch({ type: 'next', changes: { asking: false, ...(isOpen && { question: null }) } })
      }
    },
    leaveDirector: () => {
      asking?.abort()
      dispatch({ type: 'next', changes: { question: null } })
    },
    useAdvice: () => {
      const { draft } = getState()
      const change = adviceNow(getState())?.advice.change
      if (!change) return
      const known = draft.preserve.map(({ text }) => text.toLowerCase())
      const isMarked = chosenRegion(getState()) !== null
      dispatch({
        type: 'redraft',
        changes: {
          instruction: change.instruction,
          preserve: [
            ...draft.preserve,
            ...change.preserve.filter(({ text }) => !known.includes(text.toLowerCase())),
          ],
          ...(change.where &&
            !isMarked && {
              painting: { region: fullMask(change.where), protect: draft.painting.protect },
            }),
        },
      })
      dispatch({ type: 'say', text: 'Took over what the art director proposed.' })
    },
  }
}

/** Gives what an art director is told of the picked picture. */
function questionOf(state: PanelState): DirectorQuestion {
  const lineage = pickedLineage(state)
  return {
    brief: lineage?.notes.brief ?? null,
    kit: chosenKit(state),
    path: lineage ? pathTo(lineage, refinedVersion(state)) : [],
    failed: lineage ? failedRounds(lineage) : [],
    preserve: [...(lineage?.notes.locks ?? []), ...state.draft.preserve].map(({ text, kind }) => ({
      text,
      kind,
    })),
    instruction: state.draft.instruction.trim(),
  }
}

function notHere(): RefineError {
  return new RefineError('not_supported', 'No art director can be asked here.', {
    hint: 'The panel’s own advice goes on without one.',
  })
}
