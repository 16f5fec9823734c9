import type { Box, Color } from './count-colors.ts'
import type { Swatch } from './look.ts'

/** Colours of a palette at most: more nobody tells apart, and comparing them exactly grows with their cube. */
export const mostSwatches = 12

/** Colours that spread less around their middle, in ΔE, are one. */
const leastSpread = 2

/** Rounds in which the direction of the widest spread is found. */
const rounds = 12

/** Some boxes as one colour, and how they could be cut in two. */
interface Group extends Box {
  readonly boxes: readonly Box[]
  /** The direction of the widest spread, of length 1, and the sum of squares along it. */
  readonly along: Color
  readonly spread: number
}

/**
 * Gives the palette of a picture: at most {@link mostSwatches} colours with the share that each has, the largest first.
 *
 * All colours are one group, and again and again the group that spreads widest is cut in two, through its middle and
 * across its widest spread. Nothing is drawn at random: the same colours give the same palette.
 */
export function paletteOf(boxes: readonly Box[]): Swatch[] {
  if (boxes.length === 0) return []
  const all = groupOf(boxes)
  const groups = [all]
  while (groups.length < mostSwatches) {
    const widest = groups.reduce((most, one) => (one.spread > most.spread ? one : most))
    if (Math.sqrt(widest.spread / widest.count) < leastSpread) break
    groups.splice(groups.indexOf(widest), 1, ...halves(widest))
  }
  return groups
    .map(({ color: [l, a, b], count }) => ({ l, a, b, share: count / all.count }))
    .sort((one, other) => other.share - one.share || one.l - other.l)
}

function groupOf(boxes: readonly Box[]): Group {
  const count = boxes.reduce((sum, box) => sum + box.count, 0)
  const mean = (channel: 0 | 1 | 2) =>
    boxes.reduce((sum, box) => sum + box.count * box.color[channel], 0) / count
  const color = [mean(0), mean(1), mean(2)] as const
  return { boxes, color, count, ...widestSpread(boxes, color) }
}

/** The direction in which the boxes spread most, found by multiplying with their covariance again and again. */
function widestSpread(boxes: readonly Box[], middle: Color): Pick<Group, 'along' | 'spread'> {
  let along: Color = [0.8, 0.4, 0.45]
  let spread = 0
  for (let round = 0; round < rounds; round++) {
    const sum: [number, number, number] = [0, 0, 0]
    for (const { color, count } of boxes) {
      const weight = count * distanceAlong(color, middle, along)
      for (const channel of [0, 1, 2] as const) {
        sum[channel] += weight * (color[channel] - middle[channel])
      }
    }
    spread = Math.hypot(...sum)
    if (spread === 0) break
    along = [sum[0] / spread, sum[1] / spread, sum[2] / spread]
  }
  return { along, spread }
}

function halves({ boxes, color: middle, along }: Group): [Group, Group] {
  const isBelow = ({ color }: Box) => distanceAlong(color, middle, along) < 0
  return [groupOf(boxes.filter(isBelow)), groupOf(boxes.filter((box) => !isBelow(box)))]
}

function distanceAlong(color: Color, middle: Color, along: Color): number {
  return (
    along[0] * (color[0] - middle[0]) +
    along[1] * (color[1] - middle[1]) +
    along[2] * (color[2] - middle[2])
  )
}
