import { inRows } from '../image/in-runs.ts'
import type { Steps } from '../steps.ts'
import type { Mask } from './mask.ts'

/**
 * Marks with 1 every square of `side` × `side` pixels of which a mask covers a pixel at all, and the others with 0.
 *
 * Squares are row-major from the mask's top-left corner; those over its right and bottom edge take what there is.
 */
export function* reducedMask({ rect, data }: Mask, side: number): Steps<Uint8Array> {
  const width = Math.ceil(rect.width / side)
  const result = new Uint8Array(width * Math.ceil(rect.height / side))
  yield* inRows(rect.width, rect.height, (y) => {
    markRow(data, y * rect.width, rect.width, side, result, Math.floor(y / side) * width)
  })
  return result
}

function markRow(
  data: Uint8Array,
  from: number,
  length: number,
  side: number,
  marked: Uint8Array,
  at: number,
): void {
  for (let x = 0, square = at; x < length; x += side, square++) {
    const end = Math.min(length, x + side)
    for (let i = x; i < end; i++) {
      if (data[from + i] !== 0) {
        marked[square] = 1
        break
      }
    }
  }
}
