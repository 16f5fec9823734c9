/**
 * Orders layer ids so that a later number comes later ("9" before "10"), for `sort`.
 *
 * Hosts count their ids up, so of an original and its copy the original usually comes first.
 */
export function compareLayers(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
