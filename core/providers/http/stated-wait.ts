import type { ReadableHeaders } from './status-failure.ts'

const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 } as const

/**
 * Gives how long a service wants to be left alone, in milliseconds; null when it does not say.
 *
 * A page can't read `retry-after` across origins, so the words are read as well ("Please try again in 1m2.5s.").
 */
export function statedWait(headers: ReadableHeaders, message: string | undefined): number | null {
  const exact = headers.get('retry-after-ms')
  if (exact !== null && /^\d+(?:\.\d+)?$/u.test(exact)) return Math.ceil(Number(exact))
  const seconds = headers.get('retry-after')
  if (seconds !== null && /^\d+(?:\.\d+)?$/u.test(seconds)) return Math.ceil(Number(seconds) * 1000)
  const words = /(?:try again|retry) in ((?:[\d.]+ ?(?:ms|s|m|h)\w* ?)+)/iu.exec(message ?? '')?.[1]
  if (words === undefined) return null
  let wait = 0
  for (const [, amount, unit] of words.matchAll(/([\d.]+) ?(ms|s|m|h)/giu)) {
    // The expression lets nothing but the four units through.
    wait += Number(amount) * units[unit?.toLowerCase() as keyof typeof units]
  }
  return Number.isFinite(wait) ? Math.ceil(wait) : null
}
