import type { RefineOptions } from '../../core/refine.ts'
import type { ParsedArguments } from './parse-arguments.ts'
import type { Surroundings } from './surroundings.ts'

/** What the user allows calls to cost, and whether they may be sent again. */
export interface MoneySettings {
  readonly budgetUsd: number | null
  readonly dailyBudgetUsd: number | null
  /** Whether to send again what was sent before with an outcome that is not known. */
  readonly again: boolean
}

/** The options that {@link parseMoney} reads. */
export const moneyOptions = {
  budget: { type: 'string' },
  'budget-day': { type: 'string' },
  again: { type: 'boolean' },
} as const

/** @throws UsageError for amounts that are none. */
export function parseMoney(parsed: ParsedArguments): MoneySettings {
  const bounds = { from: 0, to: Number.POSITIVE_INFINITY, whole: false }
  return {
    budgetUsd: parsed.number('budget', bounds) ?? null,
    dailyBudgetUsd: parsed.number('budget-day', bounds) ?? null,
    again: parsed.flag('again'),
  }
}

/** Gives how a run is limited, with its warnings on standard error. */
export function moneyLimits(
  { budgetUsd, dailyBudgetUsd, again }: MoneySettings,
  { err }: Pick<Surroundings, 'err'>,
  progress: { clear(): void },
): Pick<RefineOptions, 'budgetUsd' | 'dailyBudgetUsd' | 'again' | 'onWarning'> {
  return {
    ...(budgetUsd !== null && { budgetUsd }),
    ...(dailyBudgetUsd !== null && { dailyBudgetUsd }),
    ...(again && { again }),
    onWarning(text) {
      progress.clear()
      err(`${text}\n`)
    },
  }
}
