import { deltaE00 } from '../../../core/image/color/delta-e.ts'
import type { LabPlanes } from '../../../core/image/color/lab-planes.ts'
import type { Size } from '../../../core/image/rect.ts'
import { squaredDistances } from '../../../core/mask/distance.ts'
import { finish } from '../../../core/steps.ts'

/** How far inside the contour the band reaches, in pixels. */
const bandPx = 24

/** Gives how far a result is from the ideal just inside the region's contour, in ΔE00. */
export function bandError(
  result: LabPlanes,
  ideal: LabPlanes,
  region: Uint8Array,
  { width, height }: Size,
): { readonly mean: number | null; readonly p95: number | null } {
  const outside = Uint8Array.from(region, (value) => (value === 0 ? 1 : 0))
  const squared = finish(squaredDistances(outside, width, height))
  const places: number[] = []
  for (let i = 0; i < squared.length; i++) {
    if (region[i] !== 0 && (squared[i] as number) <= bandPx * bandPx) places.push(i)
  }
  if (places.length === 0) return { mean: null, p95: null }
  // ΔE00 is dear: about twenty thousand pixels tell as much as all of them.
  const step = Math.max(1, Math.floor(places.length / 20_000))
  const errors: number[] = []
  for (let k = 0; k < places.length; k += step)
    errors.push(difference(result, ideal, places[k] as number))
  errors.sort((a, b) => a - b)
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
