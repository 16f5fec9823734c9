import type { Steps } from '../steps.ts'

/** Pixels in one step: at most a few milliseconds of the slowest loop on a slow machine. */
export const pixelsAtOnce = 1 << 16

/** Calls a loop for runs of pixels, `from` up to but not including `to`, and may pause after each. */
export function* inRuns(count: number, loop: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < count; from += pixelsAtOnce) {
    loop(from, Math.min(count, from + pixelsAtOnce))
    yield
  }
}

/** Calls a loop for every row, first to last, and may pause after each step's worth of them. */
export function* inRows(width: number, height: number, loop: (y: number) => void): Steps<void> {
  const rows = rowsAtOnce(width)
  for (let y = 0; y < height; y++) {
    loop(y)
    if ((y + 1) % rows === 0) yield
  }
  yield
}

/** Gives how many rows of a width make up a step; at least one. */
export function rowsAtOnce(width: number): number {
  return Math.max(1, Math.floor(pixelsAtOnce / width))
}
