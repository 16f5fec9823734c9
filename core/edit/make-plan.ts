import {
  containsRect,
  intersectRects,
  padRect,
  type Rect,
  rectOf,
  type Size,
  shiftInto,
} from '../image/rect.ts'
import {
  densityFloor,
  exactFit,
  type Fit,
  mismatch,
  nearestFit,
  type PriceOf,
  sameProportions,
} from './fit-size.ts'
import { type AnySize, offeredSizes, sizeWithin } from './offered-sizes.ts'
import type { Plan, SizeRule } from './plan.ts'

/** Context around the region: a quarter of its longer side on every side, but at least this many source pixels. */
export const minContextPx = 64
export const contextShare = 0.25

/** What a plan is derived from. */
export interface PlanInput {
  readonly size: Size
  /** Bounds of the region in source pixels; null plans the whole picture. */
  readonly region: Rect | null
  readonly sizes: SizeRule
  /** How far a soft edge reaches beyond the region, in source pixels; the crop holds it too. */
  readonly reachPx?: number
  /** What a picture of an offered size costs: decides among sizes that are equally dense. */
  readonly priceOf?: PriceOf
}

/**
 * Plans what is sent: the part of the source, and the size that the model is asked for.
 *
 * The crop contains the region with context around it, lies in the picture, and is grown and shifted where the
 * picture ends; where the picture goes on, at least one pixel lies between region and crop border.
 *
 * - A model that takes any size gets the crop at scale 1, scaled down only beyond its limits.
 * - Otherwise it is the cheapest offered size whose density reaches {@link densityFloor} (the densest where none does),
 *   and the crop has exactly its proportions, so that nothing is stretched. A small region gets more context rather
 *   than an enlarged crop; only a picture that is too small is enlarged. A large one gives up context (down to
 *   {@link minContextPx}) where that brings the floor.
 * - Where the picture leaves no such crop (the whole of it is wanted, or it ends too soon), first the context
 *   gives way, then the proportions: the picture is squeezed into the nearest size and back again afterwards.
 *   {@link planStretch} states by how much; nothing is cut off or padded.
 *
 * The same input gives the same plan.
 *
 * @throws RangeError when the region reaches outside the picture.
 */
export function planEdit({
  size,
  region,
  sizes,
  reachPx = 0,
  priceOf = () => null,
}: PlanInput): Plan {
  const bounds = rectOf(size)
  if (region && !containsRect(bounds, region)) {
    throw new RangeError(
      `Expected a region inside ${size.width}×${size.height} but received ${region.width}×${region.height} at ${region.x},${region.y}`,
    )
  }
  const core = (region && intersectRects(padRect(region, Math.ceil(reachPx)), bounds)) ?? bounds
  const context = Math.max(minContextPx, Math.ceil(contextShare * longerSide(core)))
  const wanted = wantedSizes(core, context, size)
  const fit =
    sizes.kind === 'any'
      ? fitAnySize(wanted, sizes)
      : fitOfferedSize(wanted, offeredSizes(sizes), size, rememberPrices(priceOf))
  return planOf(core, fit, size)
}

/**
 * Gives how much a plan squeezes the crop: 1 not at all, 1.5 when one direction is shrunk half as much again as
 * the other. Known before sending, so that it can be shown.
 */
export function planStretch({ crop, sent }: Fit): number {
  return mismatch(sent, crop)
}

/** A size that the crop should hold, and the context around the region that it leaves. */
interface Wanted extends Size {
  readonly context: number
}

/** The core with its full context, then with half of it again and again, down to one pixel; the least one among them. */
function wantedSizes(core: Size, context: number, picture: Size): readonly Wanted[] {
  const sizes: Wanted[] = []
  for (let rest = context; rest >= 1; rest = lessContext(rest)) {
    const width = Math.min(picture.width, core.width + 2 * rest)
    const height = Math.min(picture.height, core.height + 2 * rest)
    const last = sizes.at(-1)
    if (last?.width !== width || last.height !== height)
      sizes.push({ width, height, context: rest })
  }
  return sizes
}

function lessContext(context: number): number {
  const half = Math.floor(context / 2)
  return context > minContextPx ? Math.max(minContextPx, half) : half
}

function fitAnySize(wanted: readonly Wanted[], rule: AnySize): Fit {
  const fits = wanted.map((crop) => ({ crop, sent: sizeWithin(crop, rule) }))
  const [first] = fits
  if (!first) throw new RangeError('Expected at least one pixel of context')
  return fits.find((fit) => isDense(fit) && fit.crop.context >= minContextPx) ?? first
}

function fitOfferedSize(
  wanted: readonly Wanted[],
  offered: readonly Size[],
  picture: Size,
  priceOf: PriceOf,
): Fit {
  let widest: Fit | null = null
  for (const size of wanted) {
    if (widest && size.context < minContextPx) break
    const fit = exactFit(size, offered, picture, priceOf)
    if (fit && isDense(fit)) return fit
    widest ??= fit
  }
  if (widest) return widest
  const squeezed = wanted.map((size) => nearestFit(size, offered, picture, priceOf))
  return squeezed.reduce((best, fit) => (isLessSqueezed(fit, best) ? fit : best))
}

/** Asks for the price of each size once: the same sizes are weighed for every amount of context. */
function rememberPrices(priceOf: PriceOf): PriceOf {
  const known = new Map<Size, number | null>()
  return (size) => {
    const price = known.get(size)
    if (price !== undefined) return price
    const asked = priceOf(size)
    known.set(size, asked)
    return asked
  }
}

function isDense({ crop, sent }: Fit): boolean {
  const { width, height } = crop
  return sent.width >= densityFloor * width && sent.height >= densityFloor * height
}

function isLessSqueezed(fit: Fit, other: Fit): boolean {
  return planStretch(other) > sameProportions && planStretch(fit) < planStretch(other)
}

function longerSide({ width, height }: Size): number {
  return Math.max(width, height)
}

/** Places a crop of the given size around the middle of `core`, shifted into the picture. */
function planOf(core: Rect, { crop: { width, height }, sent }: Fit, picture: Size): Plan {
  const x = core.x - Math.floor((width - core.width) / 2)
  const y = core.y - Math.floor((height - core.height) / 2)
  const crop = shiftInto({ x, y, width, height }, rectOf(picture))
  return { crop, sent, density: Math.min(sent.width / width, sent.height / height) }
}
