import { brightnessOf } from '../../../image/color/brightness.ts'
import { inRuns } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import type { Steps } from '../../../steps.ts'
import type { Words } from './curve.ts'
import type { Canvas } from './operation-context.ts'

/** Brightens (positive, to 1) or darkens (negative, to −1) the shadows; middle and bright tones hardly move. */
export function* changeShadows(canvas: Canvas, amount: number): Steps<void> {
  yield* changeTones(canvas, (value) => shadowCurve(value, amount))
}

/** Brightens (positive, to 1) or darkens (negative, to −1) the highlights; pure white stays white. */
export function* changeHighlights(canvas: Canvas, amount: number): Steps<void> {
  yield* changeTones(canvas, (value) => 1 - shadowCurve(1 - value, -amount))
}

/**
 * Moves the darkest third of 0..1 up or down, smoothly.
 *
 * v(1−v)⁴ is steepest at 0 and falls fastest at 0.4 (slope −0.216): the two factors keep the sum monotone.
 */
function shadowCurve(value: number, amount: number): number {
  const factor = amount > 0 ? 2.5 : 0.95
  return value + Math.min(1, Math.max(-1, amount)) * factor * value * (1 - value) ** 4
}

/** Moves each pixel's brightness along a curve and scales its channels alike, so that hue and saturation stay. */
function* changeTones(canvas: Canvas, curve: (value: number) => number): Steps<void> {
  const max = maxWord(canvas.depth)
  const steps = canvas.depth === 8 ? 4080 : 65535
  const ratios = new Float32Array(steps + 1)
  for (let i = 1; i <= steps; i++) ratios[i] = curve(i / steps) / (i / steps)
  ratios[0] = ratios[1] as number
  yield* inRuns(canvas.width * canvas.height, (from, to) =>
    scaleByBrightness(canvas.data, ratios, max, from * 4, to * 4),
  )
}

function scaleByBrightness(
  data: Words,
  ratios: Float32Array,
  max: number,
  from: number,
  to: number,
): void {
  const toStep = (ratios.length - 1) / max
  for (let pos = from; pos < to; pos += 4) {
    const r = data[pos] as number
    const g = data[pos + 1] as number
    const b = data[pos + 2] as number
    const high = r > g ? (r > b ? r : b) : g > b ? g : b
    let ratio = ratios[(brightnessOf(r, g, b) * toStep + 0.5) | 0] as number
    if (high * ratio > max) ratio = max / high
    data[pos] = r * ratio + 0.5
    data[pos + 1] = g * ratio + 0.5
    data[pos + 2] = b * ratio + 0.5
  }
}
