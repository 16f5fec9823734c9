import { inRuns } from '../../../image/in-runs.ts'
import { blurPlane } from '../../../image/plane/blur-plane.ts'
import { createPlane } from '../../../image/plane/plane.ts'
import type { Steps } from '../../../steps.ts'
import { LeastSquares } from '../least-squares.ts'
import type { Differences } from './differences.ts'

/** The kernel is made of the parent minus these blurs of it, in squares. */
const sigmas = [0.9, 2.2] as const

/** Steepness, in L per square, between which the kernel changes linearly: denoising blurs only what is faint. */
const knots = [0.3, 1.5, 6] as const

/** Most squares that the kernel is fitted on. */
const mostSamples = 60_000

/** Differences beyond a few of these, and of as much as the place is steep, hardly count. */
const usualDifference = 2

/**
 * Takes off the differences what a blurred, sharpened or denoised parent would show too.
 *
 * Alard and Lupton, "A Method for Optimal Image Subtraction" (1998): before two pictures are subtracted, the kernel
 * between their point spreads is fitted as a sum of basis kernels, here differences of Gaussians, whose weights may vary
 * with the place, here with its steepness. Weights below 0 blur and above 0 sharpen, so that both directions are one fit
 * and neither picture is chosen as the sharper one.
 *
 * @param known 1 where nothing should have changed; the fit is robust against what did.
 */
export function* equalizeSharpness(differences: Differences, known: Uint8Array): Steps<void> {
  const { parent, l, a, b } = differences
  const scratch = [createPlane(differences), createPlane(differences)] as const
  const places = yield* placesOf(differences.steepness)
  for (const [before, difference] of [
    [parent.l, l],
    [parent.a, a],
    [parent.b, b],
  ] as const) {
    const size = createPlane(differences, before)
    const fine = yield* blurPlane(size, sigmas[0], scratch[0])
    const coarse = yield* blurPlane(size, sigmas[1], scratch[1])
    const bands = { before, fine: fine.data, coarse: coarse.data }
    const kernel = fitKernel(differences, places, difference, bands, known)
    yield* inRuns(before.length, (from, to) => {
      takeOff(difference, bands, places, kernel, from, to)
    })
  }
}

interface Bands {
  readonly before: Float32Array
  readonly fine: Float32Array
  readonly coarse: Float32Array
}

/** Where a steepness lies between the knots, 0 to their number − 1, as a fraction. */
function placeOf(steepness: number): number {
  const [low, middle, high] = knots
  if (steepness <= low) return 0
  if (steepness < middle) return Math.log(steepness / low) / Math.log(middle / low)
  if (steepness < high) return 1 + Math.log(steepness / middle) / Math.log(high / middle)
  return 2
}

function* placesOf(steepness: Float32Array): Steps<Float32Array> {
  const places = new Float32Array(steepness.length)
  yield* inRuns(places.length, (from, to) => {
    for (let i = from; i < to; i++) places[i] = placeOf(steepness[i] as number)
  })
  return places
}

function fitKernel(
  { steepness }: Differences,
  places: Float32Array,
  difference: Float32Array,
  bands: Bands,
  known: Uint8Array,
): Float64Array {
  let kernel: Float64Array = new Float64Array(knots.length * 2)
  const step = Math.max(1, Math.floor(difference.length / mostSamples))
  for (let round = 0; round < 3; round++) {
    const fit = new LeastSquares(kernel.length)
    addSamples(fit, kernel, steepness, places, difference, bands, known, step)
    kernel = fit.solve(20)
  }
  return kernel
}

function addSamples(
  fit: LeastSquares,
  kernel: Float64Array,
  steepness: Float32Array,
  places: Float32Array,
  difference: Float32Array,
  bands: Bands,
  known: Uint8Array,
  step: number,
): void {
  const terms = new Float64Array(kernel.length)
  for (let i = 0; i < difference.length; i += step) {
    if (known[i] === 0) continue
    const steep = steepness[i] as number
    const fine = (bands.before[i] as number) - (bands.fine[i] as number)
    const coarse = (bands.fine[i] as number) - (bands.coarse[i] as number)
    fillTerms(terms, places[i] as number, fine, coarse)
    let rest = difference[i] as number
    for (let k = 0; k < terms.length; k++) rest -= (kernel[k] as number) * (terms[k] as number)
    const usual = usualDifference + steep
    fit.add(terms, difference[i] as number, 1 / (1 + (rest * rest) / (usual * usual)))
  }
}

function fillTerms(terms: Float64Array, place: number, fine: number, coarse: number): void {
  for (let knot = 0; knot < knots.length; knot++) {
    const share = Math.max(0, 1 - Math.abs(place - knot))
    terms[2 * knot] = share * fine
    terms[2 * knot + 1] = share * coarse
  }
}

function takeOff(
  difference: Float32Array,
  { before, fine, coarse }: Bands,
  places: Float32Array,
  kernel: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const place = places[i] as number
    const knot = Math.min(knots.length - 2, place | 0)
    const share = place - knot
    const k = 2 * knot
    const fineWeight = (1 - share) * (kernel[k] as number) + share * (kernel[k + 2] as number)
    const coarseWeight = (1 - share) * (kernel[k + 1] as number) + share * (kernel[k + 3] as number)
    difference[i] =
      (difference[i] as number) -
      fineWeight * ((before[i] as number) - (fine[i] as number)) -
      coarseWeight * ((fine[i] as number) - (coarse[i] as number))
  }
}
