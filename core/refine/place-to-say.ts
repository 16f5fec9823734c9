import { areasInSteps } from '../edit/coverage.ts'
import { inRuns } from '../image/in-runs.ts'
import type { Rect, Size } from '../image/rect.ts'
import { cropMask } from '../mask/crop-mask.ts'
import { createMask, type Mask } from '../mask/mask.ts'
import { partsOfArea } from '../mask/parts-of-area.ts'
import type { PartOfPicture, Place } from '../prompt/place.ts'
import type { Steps } from '../steps.ts'
import type { MaskInput } from './mask-to-send.ts'

/** What decides where change is allowed in what is sent, as one plain input. */
export type PlaceInput = Pick<MaskInput, 'region' | 'protect' | 'plan'>

/** More parts than that nobody keeps in mind: those that lie near each other are then said as one. */
const mostParts = 4

/** What reaches so far over both edges is easier told by what it leaves out. */
const nearlyAll = 0.95

/** Share of an edge below which a gap in what may change is not worth words. */
const speck = 0.02

/**
 * Finds where change is allowed as it can be said in words, in shares of the crop that is sent; null when it is allowed
 * everywhere.
 *
 * @throws RefineError `bad_region` when no pixel may change.
 */
export function* placeToSayInSteps({
  region,
  protect,
  plan: { crop },
}: PlaceInput): Steps<Place | null> {
  if (!region && protect.length === 0) return null
  const { whole, kept } = yield* areasInSteps({ rect: crop, region, protect })
  const only = region ? yield* partsOfArea(whole, mostParts) : null
  const around = only && boundsOf(only)
  const except = kept ? yield* partsOfArea(around ? inside(kept, around) : kept, mostParts) : []
  if (around && reachesAll(around, crop)) {
    const left = yield* partsOfArea(yield* inverted(whole), mostParts)
    const without = left.filter((part) => !isSpeck(part, crop))
    const isSmaller = !without.some((part) => reachesAll(part, crop))
    if (isSmaller) return { only: null, except: sharesOf([...without, ...except], crop) }
  }
  return { only: only && sharesOf(only, crop), except: sharesOf(except, crop) }
}

/** What is protected within bounds that are counted from the crop's corner. */
function inside(kept: Mask, around: Rect): Mask {
  const { rect } = kept
  const cut = cropMask(kept, { ...around, x: rect.x + around.x, y: rect.y + around.y })
  return cropMask(cut, rect)
}

function* inverted({ rect, data }: Mask): Steps<Mask> {
  const result = createMask(rect)
  yield* inRuns(data.length, (from, to) => {
    for (let i = from; i < to; i++) result.data[i] = 255 - (data[i] as number)
  })
  return result
}

function boundsOf(parts: readonly Rect[]): Rect | null {
  if (parts.length === 0) return null
  const x = Math.min(...parts.map((part) => part.x))
  const y = Math.min(...parts.map((part) => part.y))
  const width = Math.max(...parts.map((part) => part.x + part.width)) - x
  const height = Math.max(...parts.map((part) => part.y + part.height)) - y
  return { x, y, width, height }
}

function reachesAll({ width, height }: Size, crop: Size): boolean {
  return width >= nearlyAll * crop.width && height >= nearlyAll * crop.height
}

/** Holes that nobody meant. */
function isSpeck({ width, height }: Size, crop: Size): boolean {
  return width < speck * crop.width && height < speck * crop.height
}

function sharesOf(parts: readonly Rect[], { width, height }: Size): PartOfPicture[] {
  return parts.map((part) => ({
    left: part.x / width,
    right: (part.x + part.width) / width,
    top: part.y / height,
    bottom: (part.y + part.height) / height,
  }))
}
