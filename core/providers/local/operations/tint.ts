import { inRuns } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import type { Steps } from '../../../steps.ts'
import type { TintOperation } from '../operation.ts'
import type { Canvas } from './operation-context.ts'

/** Moves colours towards one hue and saturation while every pixel keeps its brightness ("Color" blending). */
export function* tintWithColor(canvas: Canvas, { color, amount }: TintOperation): Steps<void> {
  const { data } = canvas
  const max = maxWord(canvas.depth)
  const scale = max / 255
  const colorLuma = (0.2126 * color.r + 0.7152 * color.g + 0.0722 * color.b) * scale
  const dr = color.r * scale - colorLuma
  const dg = color.g * scale - colorLuma
  const db = color.b * scale - colorLuma
  const high = Math.max(dr, dg, db)
  const low = Math.min(dr, dg, db)
  yield* inRuns(canvas.width * canvas.height, (from, to) => {
    for (let pos = from * 4; pos < to * 4; pos += 4) {
      const r = data[pos] as number
      const g = data[pos + 1] as number
      const b = data[pos + 2] as number
      const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b
      // The hue's distance from grey shrinks near black and white, where it would leave the range.
      let fit = 1
      if (luma + high > max) fit = (max - luma) / high
      if (luma + low * fit < 0) fit = luma / -low
      data[pos] = r + (luma + dr * fit - r) * amount + 0.5
      data[pos + 1] = g + (luma + dg * fit - g) * amount + 0.5
      data[pos + 2] = b + (luma + db * fit - b) * amount + 0.5
    }
  })
}
