import type { Estimate } from '../../provider.ts'

/** Numbers as people read them, without the locale data that some hosts lack. */

const narrowSpace = '\u202f'

/** Writes a whole number in groups of three: "182 340". */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, narrowSpace)
}

/** Writes a part of a whole, 0..1, in percent; what is not quite nothing or all never reads as 0 % or 100 %. */
export function formatShare(share: number): string {
  if (share <= 0) return `0${narrowSpace}%`
  if (share >= 1) return `100${narrowSpace}%`
  const percent = share * 100
  if (percent < 0.1) return `under 0.1${narrowSpace}%`
  if (percent < 10) return `${trim(Math.min(percent, 9.9).toFixed(1))}${narrowSpace}%`
  return `${Math.min(99, Math.round(percent))}${narrowSpace}%`
}

/** Writes a measured number with at most two digits behind the point. */
export function formatNumber(value: number): string {
  return trim(value.toFixed(2))
}

/** Writes how long something has taken: "12 s", "2 min 5 s". */
export function formatDuration(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  const inSeconds = `${rest}${narrowSpace}s`
  return minutes === 0 ? inSeconds : `${minutes}${narrowSpace}min ${inSeconds}`
}

/** Writes a price: null is unknown, 0 is free. */
export function formatUsd(usd: number | null): string {
  if (usd === null) return 'price unknown'
  if (usd === 0) return 'free'
  return usd < 0.01 ? 'under $0.01' : `$${usd.toFixed(2)}`
}

/** Writes what a call is thought to cost: null is unknown, 0 is free. */
export function formatEstimate(estimate: Estimate | null): string {
  if (estimate === null || estimate.highUsd === 0) return formatUsd(estimate?.highUsd ?? null)
  const { lowUsd, highUsd } = estimate
  const most = inMils(Math.ceil(highUsd * 1000 - 1e-6))
  const least = inMils(Math.floor(lowUsd * 1000 + 1e-6))
  return least === most ? `$${most}` : `$${least}–${most}`
}

/** Writes the most that a call is thought to cost: "$0.05". */
export function formatMost({ highUsd }: Pick<Estimate, 'highUsd'>): string {
  return `$${inMils(Math.ceil(highUsd * 1000 - 1e-6))}`
}

/** Writes tenths of a cent as dollars: "0.042", "0.05". */
function inMils(mils: number): string {
  return (mils / 1000).toFixed(3).replace(/0$/, '')
}

/** Writes a size in pixels: "1200 × 800". */
export function formatSize({ width, height }: { width: number; height: number }): string {
  return `${width}${narrowSpace}×${narrowSpace}${height}`
}

function trim(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits
}
