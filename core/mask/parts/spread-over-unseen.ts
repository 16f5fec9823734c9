import { inRows } from '../../image/in-runs.ts'
import type { Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import { unseenPixel } from './grab-cut.ts'

/**
 * Lets the subject go on into cells in which nothing is visible, by up to `reach` cells; gives new labels.
 *
 * The border of a cut-out is its own alpha: coverage must not fade there as well.
 */
export function* spreadOverUnseen(
  labels: Uint8Array,
  { width, height }: Size,
  known: Uint8Array,
  reach: number,
): Steps<Uint8Array> {
  if (!known.includes(unseenPixel)) return labels
  let last = labels
  for (let round = 0; round < reach; round++) {
    const next = last.slice()
    yield* inRows(width, height, (y) => {
      for (let at = y * width; at < (y + 1) * width; at++) {
        if (known[at] !== unseenPixel || last[at] === 1) continue
        const x = at - y * width
        const isBeside =
          (x > 0 && last[at - 1] === 1) ||
          (x < width - 1 && last[at + 1] === 1) ||
          last[at - width] === 1 ||
          last[at + width] === 1
        if (isBeside) next[at] = 1
      }
    })
    last = next
  }
  return last
}
