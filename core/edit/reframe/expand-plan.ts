import { type Rect, rectOf, type Size } from '../../image/rect.ts'
import { createMask, type Mask } from '../../mask/mask.ts'
import type { PriceOf } from '../fit-size.ts'
import { planEdit } from '../make-plan.ts'
import type { Plan, SizeRule } from '../plan.ts'
import type { Sides } from './reframing.ts'

/** What an expansion is derived from. */
export interface ExpandInput {
  /** Of the old picture. */
  readonly size: Size
  readonly sides: Sides
  readonly sizes: SizeRule
  readonly priceOf?: PriceOf
}

/** What an expansion sends, in the old picture's pixels: both rectangles may begin outside it. */
export interface ExpandPlan {
  /** The new picture. */
  readonly frame: Rect
  readonly plan: Plan
}

/**
 * Plans how a picture goes on beyond its borders: what is new is the region, and the old picture beside it the context.
 *
 * Old pixels keep their places at whole pixels: the old picture lies at (sides.left, sides.top) of the new one.
 *
 * @throws RangeError when no side grows.
 */
export function expandPlan({ size, sides, sizes, priceOf }: ExpandInput): ExpandPlan {
  const frame = expandedFrame(size, sides)
  const region = newArea(size, sides, frame)
  const { crop, ...plan } = planEdit({
    size: { width: frame.width, height: frame.height },
    region,
    sizes,
    ...(priceOf && { priceOf }),
  })
  return { frame, plan: { ...plan, crop: { ...crop, x: crop.x + frame.x, y: crop.y + frame.y } } }
}

/** Gives the new picture's rectangle in the old picture's pixels. */
export function expandedFrame({ width, height }: Size, { left, top, right, bottom }: Sides): Rect {
  if (left + top + right + bottom === 0) {
    throw new RangeError('Expected a side that grows but received none')
  }
  return { x: 0 - left, y: 0 - top, width: width + left + right, height: height + top + bottom }
}

/** Gives what is new of a crop as a mask: 255 outside the old picture, 0 in it. */
export function newBorder(crop: Rect, old: Size): Mask {
  const mask = createMask(crop)
  const { width, height } = rectOf(old)
  for (let row = 0, i = 0; row < crop.height; row++) {
    const y = crop.y + row
    const isBeside = y < 0 || y >= height
    for (let x = crop.x; x < crop.x + crop.width; x++, i++) {
      if (isBeside || x < 0 || x >= width) mask.data[i] = 255
    }
  }
  return mask
}

/** Bounds of what is new, in the new picture's pixels: a strip where one side grows, else all. */
function newArea(old: Size, { left, top, right, bottom }: Sides, frame: Size): Rect {
  const grown = [left, top, right, bottom].filter((px) => px > 0).length
  if (grown > 1) return rectOf(frame)
  const { width, height } = frame
  if (left > 0) return { x: 0, y: 0, width: left, height }
  if (right > 0) return { x: old.width, y: 0, width: right, height }
  if (top > 0) return { x: 0, y: 0, width, height: top }
  return { x: 0, y: old.height, width, height: bottom }
}
