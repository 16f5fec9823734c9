import { deltaE00 } from '../../../core/image/color/delta-e.ts'
import type { LabPlanes } from '../../../core/image/color/lab-planes.ts'
import type { Size } from '../../../core/image/rect.ts'
import { squaredDistances } from '../../../core/mask/distance.ts'
import { finish } from '../../../core/steps.ts'

/** How far inside the contour the band reaches, in pixels. */
const bandPx = 24

/** Gives the pixels just inside a region's contour, by number: about twenty thousand of them at most. */
export function bandOf(region: Uint8Array, { width, height }: Size): readonly number[] {
  const outside = Uint8Array.from(region, (value) => (value === 0 ? 1 : 0))
  const squared = finish(squaredDistances(outside, width, height))
  const places: number[] = []
  for (let i = 0; i < squared.length; i++) {
    if (region[i] !== 0 && (squared[i] as number) <= bandPx * bandPx) places.push(i)
  }
  // ΔE00 is dear, and so many tell as much as all of them.
  const step = Math.max(1, Math.floor(places.length / 20_000))
  return places.filter((_, index) => index % step === 0)
}

/** Gives how far a result is from the ideal on a band of pixels, in ΔE00. */
export function bandError(
  result: LabPlanes,
  ideal: LabPlanes,
  band: readonly number[],
): { readonly mean: number | null; readonly p95: number | null } {
  if (band.length === 0) return { mean: null, p95: null }
  const errors = Float64Array.from(band, (i) => difference(result, ideal, i)).sort()
  return {
    mean: errors.reduce((a, b) => a + b, 0) / errors.length,
    p95: errors[Math.floor(errors.length * 0.95)] as number,
  }
}

function difference(a: LabPlanes, b: LabPlanes, i: number): number {
  return deltaE00(
    a.l[i] as number,
    a.a[i] as number,
    a.b[i] as number,
    b.l[i] as number,
    b.a[i] as number,
    b.b[i] as number,
  )
}
