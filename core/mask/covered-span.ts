/** Gives the first covered pixel of a row of coverage and the one behind the last; twice the same where there is none. */
export function coveredSpan(coverage: Uint8Array, offset: number, width: number): [number, number] {
  let from = 0
  while (from < width && coverage[offset + from] === 0) from++
  let to = width
  while (to > from && coverage[offset + to - 1] === 0) to--
  return [from, to]
}
