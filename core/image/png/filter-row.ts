/**
 * Filters one row for compression, by PNG's Sub (difference to the left) or Up (difference to above), whichever
 * leaves the smaller differences.
 *
 * Writes the filter's number and then the row into `target` from `start` on; `spare` is scratch space of the row's
 * length. Sub and Up alone give photographs nearly the size that all five filters give, at a quarter of the time.
 */
export function filterRow(
  row: Uint8Array,
  previous: Uint8Array,
  pixelBytes: number,
  spare: Uint8Array,
  target: Uint8Array,
  start: number,
): void {
  const sub = filterSub(row, pixelBytes, target, start + 1)
  const up = filterUp(row, previous, spare)
  target[start] = up < sub ? 2 : 1
  if (up < sub) target.set(spare, start + 1)
}

/** Gives the sum of the differences' sizes, each taken as a signed byte. */
function filterSub(row: Uint8Array, pixelBytes: number, target: Uint8Array, start: number): number {
  let sum = 0
  for (let i = 0; i < pixelBytes; i++) {
    target[start + i] = row[i] as number
    sum += Math.abs(((row[i] as number) << 24) >> 24)
  }
  for (let i = pixelBytes; i < row.length; i++) {
    const difference = (row[i] as number) - (row[i - pixelBytes] as number)
    target[start + i] = difference
    sum += Math.abs((difference << 24) >> 24)
  }
  return sum
}

function filterUp(row: Uint8Array, previous: Uint8Array, target: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < row.length; i++) {
    const difference = (row[i] as number) - (previous[i] as number)
    target[i] = difference
    sum += Math.abs((difference << 24) >> 24)
  }
  return sum
}
