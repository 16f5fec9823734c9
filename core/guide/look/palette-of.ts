import type { LabPlanes } from '../../image/color/lab-planes.ts'
import type { Swatch } from './look.ts'

/** Colours of a palette at most: more nobody tells apart, and comparing them exactly grows with their cube. */
export const mostSwatches = 12

/** Side of the boxes of CIE Lab into which colours are counted first. */
const boxSide = 6

/** A swatch further than this from all others becomes one of its own. */
const apart = 9

/** Rounds in which swatches settle among the colours that are nearest to them. */
const rounds = 6

/** Colours that were counted together: sums, so that means stay exact. */
interface Box {
  l: number
  a: number
  b: number
  count: number
}

/**
 * Gives the palette of a picture: at most {@link mostSwatches} colours with the share that each has, the largest first.
 *
 * Colours are counted in boxes of CIE Lab, the heaviest boxes far from all others begin a swatch, and each box then goes
 * to its nearest swatch. Nothing is drawn at random: the same pixels give the same palette.
 *
 * @param visible The pixels that count.
 */
export function paletteOf(lab: LabPlanes, visible: readonly number[]): Swatch[] {
  if (visible.length === 0) return []
  const boxes = countBoxes(lab, visible)
  let centers = firstCenters(boxes)
  for (let round = 0; round < rounds; round++) centers = settle(boxes, centers)
  return centers
    .map(({ l, a, b, count }) => {
      return { l: l / count, a: a / count, b: b / count, share: count / visible.length }
    })
    .sort((one, other) => other.share - one.share || one.l - other.l)
}

function countBoxes({ l, a, b }: LabPlanes, visible: readonly number[]): Box[] {
  const boxes = new Map<number, Box>()
  for (const at of visible) {
    const color = [l[at] as number, a[at] as number, b[at] as number] as const
    const [x, y, z] = color.map((value) => Math.round(value / boxSide) + 64) as [
      number,
      number,
      number,
    ]
    const key = (x * 128 + y) * 128 + z
    const box = boxes.get(key)
    if (!box) {
      boxes.set(key, { l: color[0], a: color[1], b: color[2], count: 1 })
      continue
    }
    box.l += color[0]
    box.a += color[1]
    box.b += color[2]
    box.count++
  }
  return [...boxes.values()].sort((one, other) => other.count - one.count || one.l - other.l)
}

/** Begins with the heaviest box, then takes again and again the one that is heaviest for how far it lies from all taken. */
function firstCenters(boxes: readonly Box[]): Box[] {
  const away = boxes.map(() => Number.POSITIVE_INFINITY)
  const centers: Box[] = []
  let next = 0
  while (centers.length < mostSwatches && next >= 0) {
    const center = boxes[next] as Box
    centers.push(center)
    let best = 0
    next = -1
    for (const [i, box] of boxes.entries()) {
      const distance = Math.min(away[i] as number, distanceOf(box, center))
      away[i] = distance
      const worth = distance < apart ? 0 : box.count * distance * distance
      if (worth > best) [best, next] = [worth, i]
    }
  }
  return centers
}

function settle(boxes: readonly Box[], centers: readonly Box[]): Box[] {
  const next = centers.map((): Box => ({ l: 0, a: 0, b: 0, count: 0 }))
  for (const box of boxes) {
    let nearest = 0
    let least = Number.POSITIVE_INFINITY
    for (const [i, center] of centers.entries()) {
      const distance = distanceOf(box, center)
      if (distance < least) [least, nearest] = [distance, i]
    }
    const to = next[nearest] as Box
    to.l += box.l
    to.a += box.a
    to.b += box.b
    to.count += box.count
  }
  return next.filter(({ count }) => count > 0)
}

function distanceOf(one: Box, other: Box): number {
  return Math.hypot(
    one.l / one.count - other.l / other.count,
    one.a / one.count - other.a / other.count,
    one.b / one.count - other.b / other.count,
  )
}
