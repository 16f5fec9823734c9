import { cancelled } from '../../errors.ts'
import {
  generateIntentFrom,
  generationFromLedger,
  planGeneration,
  requestGeneration,
} from '../../generate.ts'
import type { LedgerEntry } from '../../ledger/ledger.ts'
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
import { presentFirst } from './present-first.ts'
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
    const { provider, model } = state.setup
    const instruction = state.draft.instruction.trim()
    remember(instruction)
    await runner.run(
      { provider, model, instruction, marked: marksOf(state) },
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

  /** Works on a call that waits, as a run of its own. */
  const runWaiting = async (
    call: string,
    work: (deps: RefineDeps, entry: LedgerEntry, options: RunOptions) => Promise<void>,
  ): Promise<void> => {
    const entry = getState().waiting.find(({ id }) => id === call)
    const isChoosing = getState().choice !== null || getState().firstChoice !== null
    if (!entry || runner.isRunning() || getState().busy || isChoosing) return
    const { provider, model, instruction } = entry.edit
    await runner.run(
      { provider, model, instruction },
      async (options) => {
        const deps = await refineDepsFor(context, provider)
        dispatch({ type: 'sends', crop: cropOf(entry) })
        await work(deps, entry, options)
      },
      null,
    )
  }

  const show = async (deps: RefineDeps, options: RunOptions, proposal: Proposal): Promise<void> => {
    if (options.signal.aborted) throw cancelled()
    await present(context, deps, proposal, options)
  }

  return {
    refine,
    sendAgain: (call: string) =>
      runWaiting(call, async (deps, entry, options) => {
        if (!entry.edit.generates) return show(deps, options, await resend(deps, call, options))
        const planned = planGeneration(deps, generateIntentFrom(entry))
        const consent = { ...options, again: true, replaces: call } as const
        const generation = await requestGeneration(deps, planned, consent)
        await presentFirst(context, deps, generation, options)
      }),
    lookForAnswer: (call: string) =>
      runWaiting(call, async (deps, entry, options) => {
        if (entry.edit.generates) {
          const generation = await generationFromLedger(deps, call, options)
          return presentFirst(context, deps, generation, options)
        }
        await show(deps, options, await proposalFromLedger(deps, call, options))
      }),
  }
}

/** Where a call's pictures lie on the source; null for first pictures, and for tiles, which lie in several places. */
function cropOf({ edit, tile, plan }: LedgerEntry): LedgerEntry['plan']['crop'] | null {
  return edit.generates || tile ? null : plan.crop
}
