import type { Size } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import { connectedParts } from '../connected-parts.ts'
import { surelyInside, surelyOutside, unseenPixel } from './grab-cut.ts'

/** A part of the subject is kept when it has this share of the largest one's pixels. */
const leastPart = 0.03

/** A hole is closed when it has less than this share of the subject's pixels. */
const leastHole = 0.004

/**
 * Drops specks that a cut left beside the subject and closes pinholes in it. Writes into `labels`.
 *
 * What the user showed stays: a part with a stroke on it, a hole with a stroke in it. `onlyShown` drops every part
 * without a stroke.
 */
export function* tidyLabels(
  labels: Uint8Array,
  { width, height }: Size,
  known: Uint8Array,
  onlyShown: boolean,
): Steps<void> {
  const parts = yield* connectedParts(labels, width, height)
  const sizes = sizesOf(parts.labels, parts.count)
  const shown = new Uint8Array(parts.count + 1)
  for (let i = 0; i < known.length; i++) {
    if (known[i] === surelyInside) shown[parts.labels[i] as number] = 1
  }
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0)
  let subject = 0
  for (let i = 0; i < labels.length; i++) {
    const part = parts.labels[i] as number
    if (part === 0) continue
    const isLarge = !onlyShown && (sizes[part] as number) >= leastPart * largest
    labels[i] = isLarge || shown[part] === 1 ? 1 : 0
    subject += labels[i] as number
  }
  const holes = yield* connectedParts(
    labels.map((label) => 1 - label),
    width,
    height,
  )
  const holeSizes = sizesOf(holes.labels, holes.count)
  const open = new Uint8Array(holes.count + 1)
  for (let i = 0; i < labels.length; i++) {
    const x = i % width
    const isBorder = x === 0 || x === width - 1 || i < width || i >= labels.length - width
    if (isBorder || known[i] === surelyOutside || known[i] === unseenPixel)
      open[holes.labels[i] as number] = 1
  }
  for (let i = 0; i < labels.length; i++) {
    const hole = holes.labels[i] as number
    if (hole > 0 && open[hole] === 0 && (holeSizes[hole] as number) < leastHole * subject) {
      labels[i] = 1
    }
  }
}

/** Counts the pixels of each part; index 0, which is no part, counts none. */
function sizesOf(labels: Int32Array, count: number): Float64Array {
  const sizes = new Float64Array(count + 1)
  for (const label of labels) if (label > 0) sizes[label] = (sizes[label] as number) + 1
  return sizes
}
