/**
 * The interval in which a share lies with 95 % confidence when it was counted (Wilson's score interval, 1927).
 *
 * Unlike the usual ± it stays within 0..1 and says something for shares of 0 and 1. Null where nothing was counted.
 */
export function wilsonInterval(right: number, of: number): readonly [number, number] | null {
  if (of === 0) return null
  const z = 1.959964
  const share = right / of
  const scale = 1 + z ** 2 / of
  const middle = share + z ** 2 / (2 * of)
  const reach = z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)]
}
