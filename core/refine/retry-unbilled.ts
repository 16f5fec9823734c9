import { isRefineError } from '../errors.ts'
import type { Random } from '../ports.ts'

/** How often a call that surely was not billed is sent again on its own. */
export const mostResends = 3

/** The longest wait that a provider may state and that is waited for, in milliseconds. */
export const longestWaitMs = 60_000

const firstPauseMs = 1000

/**
 * Gives how long to wait before a failed call is sent again on its own, in milliseconds; null: not at all.
 *
 * Only what surely was not billed is sent again, and only where that can help: too many requests, and a server that could
 * not be reached. The pause doubles from time to time and varies, so that many who were sent away do not all come back
 * at once; what the provider states is never cut short.
 *
 * @param resends How often this call was sent again already.
 */
export function pauseBeforeResend(thrown: unknown, resends: number, random: Random): number | null {
  if (!isRefineError(thrown) || !thrown.retryable || resends >= mostResends) return null
  if (thrown.code !== 'rate_limited' && thrown.code !== 'provider_unreachable') return null
  const { retryAfterMs: stated = 0 } = thrown
  if (stated > longestWaitMs) return null
  const usual = firstPauseMs * 2 ** resends
  return stated + usual * (stated > 0 ? 0.25 * random() : 0.5 + 0.5 * random())
}
