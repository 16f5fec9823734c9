import type { Steps } from '../../../steps.ts'
import { changeContrast } from './contrast.ts'
import type { Canvas } from './operation-context.ts'
import { changeSaturation } from './saturation.ts'
import { changeHighlights, changeShadows } from './tonal-range.ts'
import { changeWarmth } from './warmth.ts'

/**
 * Gives the picture the light of a low sun: much warmer, softer highlights, open shadows, richer colour.
 *
 * It does not move shadows or add a sun; the direction of the light stays as it is.
 */
export function* lightLikeGoldenHour(canvas: Canvas): Steps<void> {
  yield* changeHighlights(canvas, -0.15)
  yield* changeShadows(canvas, 0.1)
  yield* changeWarmth(canvas, 0.75)
  yield* changeContrast(canvas, 0.05)
  yield* changeSaturation(canvas, 0.06)
}
