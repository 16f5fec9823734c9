import { inRows } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import type { Rect } from '../../../image/rect.ts'
import { coverageAt, type Mask } from '../../../mask/mask.ts'
import type { Steps } from '../../../steps.ts'
import type { Canvas } from './operation-context.ts'

/**
 * Gives how much each pixel of an area may lend to its neighbours: mask times alpha, 0..1.
 *
 * Null when all weights are 1, which saves half of the work.
 */
export function* weightPlane(
  canvas: Canvas,
  mask: Mask | null,
  area: Rect,
): Steps<Float32Array | null> {
  const { data, width } = canvas
  const max = maxWord(canvas.depth)
  const weights = new Float32Array(area.width * area.height)
  let full = true
  yield* inRows(area.width, area.height, (y) => {
    let i = y * area.width
    let pos = ((area.y + y) * width + area.x) * 4 + 3
    for (let x = 0; x < area.width; x++, i++, pos += 4) {
      const coverage = mask ? coverageAt(mask, area.x + x, area.y + y) / 255 : 1
      const weight = coverage * ((data[pos] as number) / max)
      if (weight !== 1) full = false
      weights[i] = weight
    }
  })
  return full ? null : weights
}
