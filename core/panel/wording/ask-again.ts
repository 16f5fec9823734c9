import type { Estimate } from '../../provider.ts'

/** Says how often the same is asked again while a check fails. */
export function askAgainLabel(retries: number): string {
  if (retries === 0) return 'Never'
  return retries === 1 ? 'Once' : `Up to ${retries} times`
}

/** Says what asking again may come to, all calls together. */
export function askAgainNote(retries: number, estimate: Estimate | null): string {
  const calls = retries + 1
  const most = estimate && estimate.highUsd * calls
  const price =
    most === null
      ? `up to ${calls} times the price of one`
      : `up to $${most.toFixed(most < 0.1 ? 3 : 2)}`
  return `When a check fails: at most ${calls} calls, ${price} in all. Every answer is kept, the best first.`
}
