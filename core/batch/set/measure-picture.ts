import {
  addDetail,
  type Detail,
  faintEnergy,
  readLuma,
  squareSide,
} from '../../edit/measure/detail.ts'
import { leastPixels, nearlyGrey, visiblePixels } from '../../edit/measure/nearly-grey.ts'
import { median, quantile } from '../../edit/measure/quantile.ts'
import { type LabPlanes, labPlanes } from '../../image/color/lab-planes.ts'
import { inRows } from '../../image/in-runs.ts'
import type { Picture } from '../../image/picture.ts'
import type { Rect } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import type { SetMeasures } from '../batch-event.ts'

/** Longer edge at which colours and scale are measured, in pixels. */
export const measuredEdge = 512

/** The rim is this share of the shorter edge wide. */
const rimShare = 0.04

/** What is further than this from the background, in CIE Lab, is the subject; with less than a share there is none. */
const subjectDistance = 12
const leastSubjectShare = 0.005
/** What fills so much of its region both ways goes on beyond it: the region is seen, not the subject. */
const fillsRegion = 0.97

/** Squares that detail is looked for in at most: of more, every so many. */
const mostSquares = 6000
/** Fewer squares with detail say nothing. */
const leastSquares = 4

/**
 * Measures a finished picture for the comparison with its set.
 *
 * @param small The picture as sRGB, at most {@link measuredEdge} pixels along its longer edge.
 * @param full The picture itself, in its own words.
 * @param region Where the subject is, in pixels of `small`; null: nobody said.
 */
export function* measurePicture({
  small,
  full,
  region,
}: {
  readonly small: Picture
  readonly full: Picture
  readonly region: Rect | null
}): Steps<SetMeasures> {
  const lab = yield* labPlanes(small)
  const background = rimColor(small, lab)
  return {
    background,
    grey: nearlyGrey(small, lab),
    scale: region && background && scaleIn(region, lab, background),
    sharpness: yield* detailOf(full),
  }
}

/** The middle colour of the picture's rim, channel by channel; what is mostly transparent does not count. */
function rimColor(picture: Picture, { l, a, b }: LabPlanes): [number, number, number] | null {
  const { width, height } = picture
  const rim = Math.max(2, Math.round(rimShare * Math.min(width, height)))
  const isRim = (x: number, y: number) =>
    x < rim || y < rim || x >= width - rim || y >= height - rim
  const places = visiblePixels(picture, (at) => isRim(at % width, Math.floor(at / width)))
  if (places.length < leastPixels) return null
  const middle = (plane: Float32Array) => median(places.map((at) => plane[at] as number)) as number // of some
  return [middle(l), middle(a), middle(b)]
}

/** The box around all but the outermost hundredth of the subject's pixels, as the root of its share of the picture. */
function scaleIn(
  region: Rect,
  { width, height, l, a, b }: LabPlanes,
  [light, red, yellow]: readonly [number, number, number],
): number | null {
  const xs: number[] = []
  const ys: number[] = []
  for (let y = region.y; y < region.y + region.height; y++) {
    for (let x = region.x; x < region.x + region.width; x++) {
      const at = y * width + x
      const away = Math.hypot(
        (l[at] as number) - light,
        (a[at] as number) - red,
        (b[at] as number) - yellow,
      )
      if (away <= subjectDistance) continue
      xs.push(x)
      ys.push(y)
    }
  }
  const least = Math.max(leastPixels, leastSubjectShare * region.width * region.height)
  if (xs.length < least) return null
  const across = extentOf(xs)
  const down = extentOf(ys)
  const isCut = across >= fillsRegion * region.width && down >= fillsRegion * region.height
  return isCut ? null : Math.sqrt((across * down) / (width * height))
}

function extentOf(places: readonly number[]): number {
  return (quantile(places, 0.99) as number) - (quantile(places, 0.01) as number) + 1 // of some
}

/** Detail of one pixel over that of two, over the squares that have any: what is blurred loses the first much more. */
function* detailOf(picture: Picture): Steps<number | null> {
  const columns = Math.floor(picture.width / squareSide)
  const rows = Math.floor(picture.height / squareSide)
  const every = Math.max(1, Math.ceil(Math.sqrt((columns * rows) / mostSquares)))
  const luma = new Float64Array(squareSide * squareSide)
  const sum: Detail = { fine: 0, coarse: 0 }
  let squares = 0
  yield* inRows(columns * squareSide, Math.ceil(rows / every), (row) => {
    for (let column = 0; column < columns; column += every) {
      const start = (row * every * picture.width + column) * squareSide
      readLuma(picture, picture.width, start, luma)
      const one: Detail = { fine: 0, coarse: 0 }
      addDetail(luma, one)
      if (one.fine < faintEnergy || one.coarse < faintEnergy) continue
      sum.fine += one.fine
      sum.coarse += one.coarse
      squares++
    }
  })
  return squares < leastSquares ? null : Math.sqrt(sum.fine / sum.coarse)
}
