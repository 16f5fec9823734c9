import type { Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'

/** Pixels that are taken between two pauses. */
const pixelsBetween = 1 << 17

/**
 * Finds the pixels that hang together with a first one: all those with the value 1 that can be reached sideways, up and
 * down. They get the value 2, in place; runs of a row are taken at once, so that large areas need little memory.
 */
export function* flood(cells: Uint8Array, { width, height }: Size, first: number): Steps<void> {
  const open = [first]
  let work = 0
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (cells[at] !== 1) continue
    const row = Math.floor(at / width) * width
    let from = at
    while (from > row && cells[from - 1] === 1) from--
    let to = at + 1
    while (to < row + width && cells[to] === 1) to++
    cells.fill(2, from, to)
    if (row > 0) addRuns(cells, from - width, to - width, open)
    if (row + width < width * height) addRuns(cells, from + width, to + width, open)
    work += to - from
    if (work < pixelsBetween) continue
    work = 0
    yield
  }
}

/** Adds one pixel of each run that waits to be taken. */
function addRuns(cells: Uint8Array, from: number, to: number, open: number[]): void {
  for (let at = from; at < to; at++) {
    if (cells[at] === 1 && (at === from || cells[at - 1] !== 1)) open.push(at)
  }
}
