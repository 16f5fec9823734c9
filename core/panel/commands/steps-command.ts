import { cancelled, throwIfAborted } from '../../errors.ts'
import type { Picked } from '../../host.ts'
import {
  alreadySent,
  type Planned,
  planIntent,
  prepare,
  type RefineDeps,
  request,
} from '../../refine.ts'
import type { PlannedStep } from '../advice-state.ts'
import { intentOf } from '../intent.ts'
import { whatIsMissing } from '../missing.ts'
import { areasAreFresh, marksOf } from '../region-layers.ts'
import type { PanelState } from '../state.ts'
import { stateOfStep, stepListOf } from '../step-list.ts'
import { sendStepsQuestion } from '../wording/questions.ts'
import { type CommandContext, refineDepsFor } from './command-context.ts'
import { placeCandidates } from './present-proposal.ts'
import type { RefineTools } from './refine-commands.ts'
import type { RunOptions } from './run-command.ts'
import { withConsent } from './with-consent.ts'

/**
 * Makes the command that runs the steps of the picked source, each on what the one before made.
 *
 * Region, preserves and settings are those of the moment when it is given. What failed, and what comes after it, stays
 * in the list.
 */
export function createStepsCommand(
  context: CommandContext,
  tools: RefineTools,
  refresh: () => Promise<void>,
): () => Promise<void> {
  const { dispatch, getState } = context
  const { runner, ask, readAreas, remember } = tools

  /** Says what all steps together would cost, and asks; see the queue of several pictures. */
  const agreeToAll = async (
    start: PanelState,
    steps: readonly PlannedStep[],
    { deps, options }: Run,
  ): Promise<{ readonly again?: true }> => {
    const plans: Planned[] = []
    let again = 0
    for (const step of steps) {
      const intent = intentOf(stateOfStep(start, step))
      if (!intent) continue
      const planned = await planIntent(deps, intent, options)
      plans.push(planned)
      if (await alreadySent(deps.ledger, planned)) again++
    }
    const question = sendStepsQuestion(deps.provider.info, plans, again)
    if (!(await ask(question, options))) throw cancelled()
    return again > 0 ? { again: true } : {}
  }

  /** Gives the picture with its newest version on top, wherever the user has gone since. */
  const pickedNow = (before: Picked, version: string | null): Picked => {
    const { picked, lineages } = getState()
    const now = picked?.source === before.source ? picked : before
    const lineage = lineages.find(({ source }) => source === before.source)?.id ?? now.lineage
    return version === null ? now : { ...now, lineage, head: { kind: 'version', id: version } }
  }

  const runOne = async (state: PanelState, { deps, options }: Run): Promise<string | null> => {
    const intent = intentOf(state)
    if (!intent) throw new TypeError('Expected a picked layer but nothing is picked')
    const prepared = await prepare(deps, intent, options)
    dispatch({ type: 'sends', crop: prepared.tiles ? null : prepared.plan.crop })
    // What a later step sends is only known once the one before is there.
    const proposal = await withConsent(ask, options, (sending) => request(deps, prepared, sending))
    throwIfAborted(options.signal)
    await placeCandidates(context, deps, proposal, [0], options)
    return getState().placed
  }

  const runEach = async (
    start: PanelState,
    steps: readonly PlannedStep[],
    run: Run,
  ): Promise<void> => {
    const count = steps.length
    let done = 0
    let picked = start.picked
    try {
      for (const step of steps) {
        if (getState().run?.queue?.stops) break
        const queue = { at: done + 1, count, name: step.instruction, stops: false }
        dispatch({ type: 'queue', queue })
        const version = await runOne(stateOfStep({ ...start, picked }, step), run)
        done++
        const source = start.picked?.source
        if (source !== undefined) {
          dispatch({ type: 'advice', change: { kind: 'stepDone', source, step: step.id } })
        }
        await refresh()
        picked = picked && pickedNow(picked, version)
      }
    } finally {
      dispatch({ type: 'say', text: `${done} of ${count} steps are done.` })
    }
  }

  return async () => {
    if (runner.isRunning() || getState().busy) return
    if (!areasAreFresh(getState())) await readAreas()
    const state = getState()
    const steps = stepListOf(state)?.steps ?? []
    const empty = steps.find(({ instruction }) => instruction.trim() === '') ?? steps[0]
    const missing = empty ? whatIsMissing(stateOfStep(state, empty)) : null
    const [first] = steps
    if (runner.isRunning() || missing || !first) {
      dispatch({ type: 'say', text: missing?.reason ?? '' })
      return
    }
    const { provider, model } = state.setup
    remember(state.draft.instruction.trim())
    const queue = { at: 1, count: steps.length, name: first.instruction, stops: false }
    const about = { provider, model, instruction: first.instruction, marked: marksOf(state), queue }
    await runner.run(
      about,
      async (options) => {
        const deps = await refineDepsFor(context, provider)
        const leaves = deps.provider.info.origins.length > 0
        const consent = leaves ? await agreeToAll(state, steps, { deps, options }) : {}
        await runEach(state, steps, { deps, options: { ...options, ...consent } })
      },
      { kind: 'steps' },
    )
  }
}

/** What every step of one run works with. */
interface Run {
  readonly deps: RefineDeps
  readonly options: RunOptions
}
