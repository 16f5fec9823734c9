/** Gives the value that as many lie below as above; null of none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5)
}

/** Gives the value below which a share of all lies, between two where it falls between them; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  return quantileOfSorted(Float64Array.from(values).sort(), share)
}

/** The same of values that stand in order, smallest first. */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number | null {
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)]
  const high = sorted[Math.ceil(place)]
  if (low === undefined || high === undefined) return null
  return low + (high - low) * (place - Math.floor(place))
}
