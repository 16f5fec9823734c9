import { deltaE00 } from '../../image/color/delta-e.ts'
import type { Picture } from '../../image/picture.ts'
import type { Steps } from '../../steps.ts'
import { createLabScratch, type LabScratch, writePixelLab } from './pixel-lab.ts'

/** Colours that are compared in one step: each takes nearly a microsecond. */
const atOnce = 4096

/** Gives ΔE00 of two pictures of one size at each of the given pixels. */
export function* colorDifferences(
  a: Picture,
  b: Picture,
  pixels: Uint32Array,
): Steps<Float32Array> {
  const differences = new Float32Array(pixels.length)
  const scratch = createLabScratch(2)
  for (let from = 0; from < pixels.length; from += atOnce) {
    const to = Math.min(pixels.length, from + atOnce)
    compareRun(a, b, pixels, differences, scratch, from, to)
    yield
  }
  return differences
}

function compareRun(
  a: Picture,
  b: Picture,
  pixels: Uint32Array,
  differences: Float32Array,
  lab: LabScratch,
  from: number,
  to: number,
): void {
  const { l, a: red, b: blue } = lab
  for (let i = from; i < to; i++) {
    const pixel = pixels[i] as number
    writePixelLab(a, pixel, lab, 0)
    writePixelLab(b, pixel, lab, 1)
    differences[i] = deltaE00(
      l[0] as number,
      red[0] as number,
      blue[0] as number,
      l[1] as number,
      red[1] as number,
      blue[1] as number,
    )
  }
}

/** Gives the mean and the 95th percentile of differences; both 0 of none. */
export function summaryOf(differences: Float32Array): {
  readonly mean: number
  readonly p95: number
} {
  if (differences.length === 0) return { mean: 0, p95: 0 }
  const sorted = differences.slice().sort()
  const sum = sorted.reduce((total, value) => total + value, 0)
  return {
    mean: sum / sorted.length,
    p95: sorted[Math.floor((sorted.length - 1) * 0.95)] as number,
  }
}

/** Gives the share of differences above a limit, 0..1; 0 of none. */
export function shareAbove(differences: Float32Array, limit: number): number {
  if (differences.length === 0) return 0
  return (
    differences.reduce((count, value) => count + (value > limit ? 1 : 0), 0) / differences.length
  )
}
