/**
 * Makes a clock in milliseconds that only goes forward.
 *
 * `performance.now` where there is one: UXP has it without documenting it. Otherwise the time of day, held still
 * while somebody sets it back.
 */
export function createSteadyClock(
  performance: Pick<Performance, 'now'> | undefined,
  timeOfDay: () => number,
): () => number {
  if (performance) return () => performance.now()
  let latest = timeOfDay()
  return () => {
    latest = Math.max(latest, timeOfDay())
    return latest
  }
}
