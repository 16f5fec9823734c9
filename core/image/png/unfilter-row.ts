import { unreadablePng } from './unreadable-png.ts'

/**
 * Undoes PNG's row filter in place.
 *
 * `previous` is the row above, already undone (all 0 above the first row of a pass); `pixelBytes` is the distance
 * to the same sample of the pixel to the left, at least 1.
 *
 * @throws RefineError `unreadable_file` for a filter that does not exist.
 */
export function unfilterRow(
  filter: number,
  row: Uint8Array,
  previous: Uint8Array,
  pixelBytes: number,
): void {
  if (filter === 1) unfilterSub(row, pixelBytes)
  else if (filter === 2) unfilterUp(row, previous)
  else if (filter === 3) unfilterAverage(row, previous, pixelBytes)
  else if (filter === 4) unfilterPaeth(row, previous, pixelBytes)
  else if (filter !== 0) throw unreadablePng('its pixels are damaged (unknown row filter)')
}

function unfilterSub(row: Uint8Array, pixelBytes: number): void {
  for (let i = pixelBytes; i < row.length; i++) {
    row[i] = (row[i] as number) + (row[i - pixelBytes] as number)
  }
}

function unfilterUp(row: Uint8Array, previous: Uint8Array): void {
  for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) + (previous[i] as number)
}

function unfilterAverage(row: Uint8Array, previous: Uint8Array, pixelBytes: number): void {
  for (let i = 0; i < pixelBytes; i++) row[i] = (row[i] as number) + ((previous[i] as number) >> 1)
  for (let i = pixelBytes; i < row.length; i++) {
    row[i] = (row[i] as number) + (((row[i - pixelBytes] as number) + (previous[i] as number)) >> 1)
  }
}

function unfilterPaeth(row: Uint8Array, previous: Uint8Array, pixelBytes: number): void {
  for (let i = 0; i < pixelBytes; i++) row[i] = (row[i] as number) + (previous[i] as number)
  for (let i = pixelBytes; i < row.length; i++) {
    const left = row[i - pixelBytes] as number
    const up = previous[i] as number
    const corner = previous[i - pixelBytes] as number
    // Distances of left + up − corner to each neighbour; ties go left, up, corner.
    const toLeft = Math.abs(up - corner)
    const toUp = Math.abs(left - corner)
    const toCorner = Math.abs(left + up - 2 * corner)
    const nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
    row[i] = (row[i] as number) + nearest
  }
}
