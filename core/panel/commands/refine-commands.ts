import { cancelled } from '../../errors.ts'
import {
  type Prepared,
  type Proposal,
  proposalFromLedger,
  type RefineDeps,
  requestBest,
  resend,
} from '../../refine.ts'
import { intentOf } from '../intent.ts'
import { whatIsMissing } from '../missing.ts'
import { areasAreFresh, marksOf } from '../region-layers.ts'
import type { PanelState } from '../state.ts'
import { sendQuestion } from '../wording/questions.ts'
import { capture } from './capture.ts'
import { type CommandContext, refineDepsFor } from './command-context.ts'
import { present } from './present-proposal.ts'
import type { Ask } from './question-command.ts'
import type { Runner, RunOptions } from './run-command.ts'
import { withConsent } from './with-consent.ts'

/** What a refinement needs from the other commands. */
export interface RefineTools {
  readonly runner: Runner
  readonly ask: Ask
  readonly readAreas: () => Promise<void>
  /** Reads the areas without waiting for a reading under way. */
  readonly readAreasNow: () => Promise<void>
  readonly remember: (instruction: string) => void
}

/** How one refinement is started. */
export interface RefineStart {
  /** Nothing was shown before: what leaves for the network is asked about first. */
  readonly unseen?: boolean
}

/** Makes the commands that start a refinement. */
export function createRefineCommands(context: CommandContext, tools: RefineTools) {
  const { dispatch, getState } = context
  const { runner, ask, readAreas, readAreasNow, remember } = tools

  const preparedFor = async (
    state: PanelState,
    deps: RefineDeps,
    options: RunOptions,
  ): Promise<Prepared> => {
    const { preparation, revision } = state
    if (preparation.kind === 'ready' && preparation.revision === revision) {
      return preparation.prepared
    }
    // The words of the moment when Refine was pressed, with the areas as they are now.
    const intentNow = () => intentOf({ ...state, areas: getState().areas })
    const prepared = await capture(deps, { readAreas: readAreasNow, intentNow }, options)
    if (!prepared) throw new TypeError('Expected a picked layer but nothing is picked')
    dispatch({ type: 'prepared', revision, prepared })
    return prepared
  }

  const refine = async ({ unseen = false }: RefineStart = {}): Promise<void> => {
    if (runner.isRunning()) return
    if (!areasAreFresh(getState())) await readAreas()
    const state = getState()
    const missing = whatIsMissing(state)
    if (runner.isRunning() || missing) {
      dispatch({ type: 'say', text: missing?.reason ?? '' })
      return
    }
    const { provider } = state.setup
    const instruction = state.draft.instruction.trim()
    remember(instruction)
    await runner.run(
      { provider, instruction, marked: marksOf(state) },
      async (options) => {
        const deps = await refineDepsFor(context, provider)
        const prepared = await preparedFor(state, deps, options)
        const { info } = deps.provider
        const mustAgree = unseen && info.origins.length > 0
        if (mustAgree && !(await ask(sendQuestion(prepared, info), options))) throw cancelled()
        dispatch({ type: 'sends', crop: prepared.tiles ? null : prepared.plan.crop })
        // What was not shown before is asked about once: one call.
        const retries = unseen ? 0 : (state.setup.retries ?? 0)
        const proposal = await withConsent(ask, { ...options, retries }, (sending) =>
          requestBest(deps, prepared, sending),
        )
        if (options.signal.aborted) throw cancelled()
        await present(context, deps, proposal, options)
      },
      { kind: 'refine' },
    )
  }

  /** Works on a call that waits, as a run of its own; what comes of it is placed or chosen from. */
  const runWaiting = async (
    call: string,
    propose: (deps: RefineDeps, options: RunOptions) => Promise<Proposal>,
  ): Promise<void> => {
    const entry = getState().waiting.find(({ id }) => id === call)
    if (!entry || runner.isRunning() || getState().busy || getState().choice) return
    const { provider, instruction } = entry.edit
    await runner.run(
      { provider, instruction },
      async (options) => {
        const deps = await refineDepsFor(context, provider)
        dispatch({ type: 'sends', crop: entry.tile ? null : entry.plan.crop })
        const proposal = await propose(deps, options)
        if (options.signal.aborted) throw cancelled()
        await present(context, deps, proposal, options)
      },
      null,
    )
  }

  return {
    refine,
    sendAgain: (call: string) => runWaiting(call, (deps, options) => resend(deps, call, options)),
    lookForAnswer: (call: string) =>
      runWaiting(call, (deps, options) => proposalFromLedger(deps, call, options)),
  }
}
