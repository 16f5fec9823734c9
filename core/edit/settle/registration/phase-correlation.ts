import FFT from 'fft.js'
import type { Plane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import { isUnseen } from './luma-grid.ts'
import type { Level } from './pyramid.ts'

/** A shift in values of the finest level. */
export interface Shift {
  readonly shiftX: number
  readonly shiftY: number
}

/** The square that is transformed; what a level has beyond it is left out. */
const side = 256

/**
 * Gives the likeliest shifts of a candidate against its parent by phase correlation, best first.
 *
 * Kuglin and Hines, "The Phase Correlation Image Alignment Method" (1975): only the phase of the cross spectrum counts, so
 * that contrast and colour don't. Both levels are free of their slow changes already; they are faded out towards their
 * borders (Hann), and the parent where it may change. Cheap, coarse and blind to scale: for starting points only, of
 * which most are wrong.
 *
 * @param most How many shifts are given.
 */
export function* phaseShifts(
  parent: Level,
  candidate: Level,
  support: Plane,
  most: number,
): Steps<readonly Shift[]> {
  const transform = new FFT(side)
  const a = yield* spectrumOf(transform, parent.plane, support)
  const b = yield* spectrumOf(transform, candidate.plane, null)
  for (let i = 0; i < a.length; i += 2) {
    const [ar = 0, ai = 0, br = 0, bi = 0] = [a[i], a[i + 1], b[i], b[i + 1]]
    const re = ar * br + ai * bi
    const im = ar * bi - ai * br
    const length = Math.hypot(re, im) + 1e-9
    // Conjugated, so that a forward transform does as the inverse.
    a[i] = re / length
    a[i + 1] = -im / length
  }
  const surface = yield* transformed(transform, a)
  return peaksOf(surface, most).map(({ x, y }) => ({
    shiftX: x * parent.step,
    shiftY: y * parent.step,
  }))
}

function* spectrumOf(
  transform: FFT,
  { width, height, data }: Plane,
  support: Plane | null,
): Steps<Float64Array> {
  const values = new Float64Array(side * side * 2)
  for (let y = 0; y < Math.min(side, height); y++) {
    const down = Math.sin((Math.PI * (y + 0.5)) / height) ** 2
    for (let x = 0; x < Math.min(side, width); x++) {
      const at = y * width + x
      const value = data[at] as number
      if (isUnseen(value) || (support && support.data[at] === 0)) continue
      values[(y * side + x) * 2] = value * down * Math.sin((Math.PI * (x + 0.5)) / width) ** 2
    }
  }
  return yield* transformed(transform, values)
}

/** Transforms rows, then columns; complex values, in place. */
function* transformed(transform: FFT, values: Float64Array): Steps<Float64Array> {
  const line: number[] = transform.createComplexArray()
  const out: number[] = transform.createComplexArray()
  for (const [along, across] of [
    [2, side * 2],
    [side * 2, 2],
  ] as const) {
    for (let k = 0; k < side; k++) {
      const start = k * across
      for (let i = 0; i < side; i++) {
        line[i * 2] = values[start + i * along] as number
        line[i * 2 + 1] = values[start + i * along + 1] as number
      }
      transform.transform(out, line)
      for (let i = 0; i < side; i++) {
        values[start + i * along] = out[i * 2] as number
        values[start + i * along + 1] = out[i * 2 + 1] as number
      }
      if (k % 64 === 63) yield
    }
  }
  return values
}

/** How far peaks lie apart at least. */
const apart = 4

function peaksOf(surface: Float64Array, most: number): { x: number; y: number }[] {
  const peaks: { x: number; y: number }[] = []
  const values = Float64Array.from({ length: side * side }, (_, i) => surface[i * 2] as number)
  while (peaks.length < most) {
    let best = 0
    for (let i = 1; i < values.length; i++) {
      if ((values[i] as number) > (values[best] as number)) best = i
    }
    const x = best % side
    const y = (best - x) / side
    peaks.push({ x: x >= side / 2 ? x - side : x, y: y >= side / 2 ? y - side : y })
    for (let dy = -apart; dy <= apart; dy++) {
      for (let dx = -apart; dx <= apart; dx++) {
        values[((y + dy + side) % side) * side + ((x + dx + side) % side)] = -Infinity
      }
    }
  }
  return peaks
}
