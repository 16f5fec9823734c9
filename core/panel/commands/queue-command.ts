import { cancelled, throwIfAborted, toPlainError } from '../../errors.ts'
import type { Picked } from '../../host.ts'
import {
  accept,
  alreadySent,
  type Planned,
  planIntent,
  prepare,
  type RefineDeps,
  request,
} from '../../refine.ts'
import { wholeIntentOn } from '../intent.ts'
import { whatWholeMisses } from '../missing.ts'
import type { QueueReport } from '../queue.ts'
import type { PanelState } from '../state.ts'
import { sendAllQuestion } from '../wording/questions.ts'
import { type CommandContext, refineDepsFor } from './command-context.ts'
import type { RefineTools } from './refine-commands.ts'
import type { RunOptions } from './run-command.ts'

/** Makes the command that refines every picked picture as a whole, one after the other. */
export function createQueueCommand(context: CommandContext, tools: RefineTools) {
  const { dispatch, getState } = context
  const { runner, ask, remember } = tools

  /**
   * Says what all calls together would cost, and asks; what can't be planned fails in its turn.
   *
   * Gives the consent to send again what was sent before, where the question told of some.
   */
  const agreeToAll = async (
    state: PanelState,
    deps: RefineDeps,
    options: RunOptions,
  ): Promise<{ readonly again?: true }> => {
    const plans: Planned[] = []
    let again = 0
    for (const picked of state.pickedAll) {
      try {
        const planned = await planIntent(deps, wholeIntentOn(state, picked), options)
        plans.push(planned)
        if (await alreadySent(deps.ledger, planned)) again++
      } catch {
        throwIfAborted(options.signal)
      }
    }
    const question = sendAllQuestion(deps.provider.info, plans, again)
    if (plans.length > 0 && !(await ask(question, options))) throw cancelled()
    return again > 0 ? { again: true } : {}
  }

  const refineOne = async (
    state: PanelState,
    picked: Picked,
    deps: RefineDeps,
    options: RunOptions,
  ): Promise<void> => {
    // What was found out last, because placing into another picture may have changed it.
    const now = getState().pickedAll.find(({ source }) => source === picked.source) ?? picked
    const prepared = await prepare(deps, wholeIntentOn(state, now), options)
    const proposal = await request(deps, prepared, options)
    await accept(deps, proposal, [0], options)
  }

  const refineEach = async (
    state: PanelState,
    deps: RefineDeps,
    options: RunOptions,
  ): Promise<void> => {
    const { pickedAll } = state
    const count = pickedAll.length
    const failures: { name: string; error: QueueReport['failures'][number]['error'] }[] = []
    let placed = 0
    try {
      for (const [index, picked] of pickedAll.entries()) {
        if (getState().run?.queue?.stops) break
        const { name } = picked
        dispatch({ type: 'queue', queue: { at: index + 1, count, name, stops: false } })
        try {
          await refineOne(state, picked, deps, options)
          placed++
        } catch (thrown) {
          failures.push({ name, error: toPlainError(thrown) })
          throwIfAborted(options.signal)
        }
      }
    } finally {
      dispatch({ type: 'queueReport', report: { count, placed, failures } })
      dispatch({ type: 'say', text: `${placed} of ${count} pictures are refined.` })
    }
  }

  return async (): Promise<void> => {
    const state = getState()
    const [first] = state.pickedAll
    const missing = whatWholeMisses(state)
    if (runner.isRunning() || state.busy || missing || !first || state.pickedAll.length < 2) {
      dispatch({ type: 'say', text: missing?.reason ?? '' })
      return
    }
    const { provider, model } = state.setup
    const instruction = state.draft.instruction.trim()
    remember(instruction)
    const queue = { at: 1, count: state.pickedAll.length, name: first.name, stops: false }
    await runner.run(
      { provider, model, instruction, queue },
      async (options) => {
        const deps = await refineDepsFor(context, provider)
        const consent =
          deps.provider.info.origins.length > 0 ? await agreeToAll(state, deps, options) : {}
        await refineEach(state, deps, { ...options, ...consent })
      },
      null,
    )
  }
}
