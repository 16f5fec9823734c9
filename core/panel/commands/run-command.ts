import { RefineError, toPlainError } from '../../errors.ts'
import type { RefineOptions } from '../../refine.ts'
import { modelHere } from '../chosen.ts'
import { mayCost } from '../may-cost.ts'
import type { Budgets } from '../setup.ts'
import type { Retry, Run } from '../state.ts'
import { type CommandContext, showProblem } from './command-context.ts'

/** What a run is told of: its signal, and where its progress goes. */
export type RunOptions = RefineOptions & { readonly signal: AbortSignal }

/** Runs refinements, one at a time. */
export interface Runner {
  readonly isRunning: () => boolean
  /** Shows a run until its work is done or has failed; a failure is shown, with the retry where that can help. */
  readonly run: (
    about: Omit<Run, 'progress' | 'partial' | 'partials' | 'crop'> & {
      /** Who paints; null: the provider's default. */
      readonly model: string | null
    },
    work: (options: RunOptions) => Promise<void>,
    retry: Retry | null,
  ) => Promise<void>
  readonly cancel: () => void
}

/** Makes the one runner of a panel. */
export function createRunner(context: CommandContext, refresh: () => Promise<void>): Runner {
  const { dispatch, getState } = context
  let running: AbortController | null = null

  /** Cancelling a call that costs does not call back what was sent. */
  const isCancelledAfterSending = (thrown: unknown): boolean => {
    const wasSent = getState().run?.progress.stage !== 'reading'
    return toPlainError(thrown).code === 'cancelled' && wasSent && mayCost(getState())
  }

  const mayBeBilled = (): RefineError => {
    const { run, providers, capabilities } = getState()
    const label = providers.find((known) => known.id === run?.provider)?.label ?? 'The provider'
    return new RefineError('provider_failed', 'You cancelled after the crop was sent.', {
      hint: capabilities.leavesRequests
        ? `Nothing was changed. Nothing is refunded: ${label} may still bill the call; if its answer comes, it waits here.`
        : `Nothing was changed, but nothing is refunded: ${label} may still bill the call.`,
    })
  }

  return {
    isRunning: () => running !== null,
    cancel: () => running?.abort(),
    run: async ({ model, ...about }, work, retry) => {
      if (running) return
      running = new AbortController()
      const { signal } = running
      const progress = { stage: 'reading', fraction: null } as const
      const unpainted = { progress, partial: null, partials: 0, crop: null }
      dispatch({ type: 'started', run: { ...about, ...unpainted } })
      try {
        await work({
          signal,
          ...limits(getState().budgets),
          onWarning: (text) => dispatch({ type: 'warning', text }),
          onProgress: (now) => dispatch({ type: 'progress', progress: now }),
          // What was cancelled may still be answered: it is found among the waiting.
          onLateAnswer: () => void refresh(),
          ...(modelHere(getState(), { provider: about.provider, model })?.streaming && {
            onPartial: (picture) => dispatch({ type: 'partial', picture }),
          }),
        })
      } catch (thrown) {
        if (isCancelledAfterSending(thrown)) showProblem(context, mayBeBilled(), null)
        else showProblem(context, thrown, retry)
      } finally {
        running = null
        dispatch({ type: 'ended' })
        await refresh()
      }
    },
  }
}

function limits({
  perEditUsd,
  perDayUsd,
}: Budgets): Pick<RefineOptions, 'budgetUsd' | 'dailyBudgetUsd'> {
  return {
    ...(perEditUsd !== null && { budgetUsd: perEditUsd }),
    ...(perDayUsd !== null && { dailyBudgetUsd: perDayUsd }),
  }
}
