import { inRuns } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import type { Steps } from '../../../steps.ts'
import type { Words } from './curve.ts'
import type { Canvas } from './operation-context.ts'

/**
 * Strengthens or weakens colours around each pixel's own brightness: 0.2 is 20 % more, −1 leaves grey.
 *
 * A pixel is moved only as far as all its channels stay in range, so that no hue turns.
 */
export function* changeSaturation(canvas: Canvas, amount: number): Steps<void> {
  const max = maxWord(canvas.depth)
  yield* inRuns(canvas.width * canvas.height, (from, to) =>
    spread(canvas.data, 1 + amount, 0, max, from * 4, to * 4),
  )
}

/** Like {@link changeSaturation}, but weak colours move most and strong ones hardly: skin stays skin. */
export function* changeVibrance(canvas: Canvas, amount: number): Steps<void> {
  const max = maxWord(canvas.depth)
  yield* inRuns(canvas.width * canvas.height, (from, to) =>
    spread(canvas.data, 1, amount, max, from * 4, to * 4),
  )
}

/** Moves channels away from luma by `base + weak × (1 − saturation)`. */
function spread(
  data: Words,
  base: number,
  weak: number,
  max: number,
  from: number,
  to: number,
): void {
  for (let pos = from; pos < to; pos += 4) {
    const r = data[pos] as number
    const g = data[pos + 1] as number
    const b = data[pos + 2] as number
    const high = r > g ? (r > b ? r : b) : g > b ? g : b
    const low = r < g ? (r < b ? r : b) : g < b ? g : b
    if (high === low) continue
    const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
    let factor = base
    if (weak !== 0) factor += weak * (1 - (high - low) / high)
    if (factor < 0) factor = 0
    if (factor > 1) {
      const up = (max - luma) / (high - luma)
      const down = luma / (luma - low)
      if (factor > up) factor = up
      if (factor > down) factor = down
    }
    // The half rounds: words are never negative here.
    data[pos] = luma + (r - luma) * factor + 0.5
    data[pos + 1] = luma + (g - luma) * factor + 0.5
    data[pos + 2] = luma + (b - luma) * factor + 0.5
  }
}
