import { inRows } from '../../../image/in-runs.ts'
import type { Size } from '../../../image/rect.ts'
import type { Steps } from '../../../steps.ts'
import type { SettleMeasures } from '../../report.ts'
import type { Differences } from './differences.ts'
import { type FoundChange, shareOf } from './find-change.ts'

/** What localising measures for the report. */
export type MeasuredChange = Pick<SettleMeasures, 'changedShare' | 'cut' | 'discarded'>

/** A share of the contour that a change crosses which is worth a remark. */
const worthNoting = 0.04

/** How far to either side of the contour a change must be found to cross it, in squares. */
const across = 2

/**
 * Measures how much of the region changed, how much of its contour the change crosses, and what changed outside.
 *
 * Where all of a picture counts as changed nothing is cut: that is a look, and no thing.
 */
export function* measureChange(
  differences: Differences,
  { changed }: FoundChange,
  hasRegion: boolean,
): Steps<MeasuredChange> {
  const { inside, l, a, b } = differences
  let insides = 0
  let changedInside = 0
  let changedOutside = 0
  let sum = 0
  for (let i = 0; i < changed.length; i++) {
    insides += inside[i] as number
    if (changed[i] === 0) continue
    if (inside[i] === 1) changedInside++
    else {
      changedOutside++
      sum += Math.hypot(l[i] as number, a[i] as number, b[i] as number)
    }
  }
  const changedShare = changedInside / Math.max(1, insides)
  const outsides = changed.length - insides
  if (!hasRegion || outsides === 0) return { changedShare }
  const isAll = shareOf(changed) === 1
  const cut = isAll ? 0 : yield* cutShare(inside, changed, differences)
  const deltaE = changedOutside === 0 ? 0 : sum / changedOutside
  return { changedShare, cut, discarded: { share: changedOutside / outsides, deltaE } }
}

/** What a person should know of it. */
export function changeNotes({ cut = 0 }: MeasuredChange): string[] {
  if (cut < worthNoting) return []
  return [
    'The edit goes on beyond the region and is cut at its border; a larger region would hold all of it.',
  ]
}

function* cutShare(
  inside: Uint8Array,
  changed: Uint8Array,
  { width, height }: Size,
): Steps<number> {
  let contour = 0
  let crossed = 0
  yield* inRows(width, height, (y) => {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      if (inside[i] === 0) continue
      for (const [dx, dy] of directions) {
        const nextX = x + dx
        const nextY = y + dy
        if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue
        if (inside[nextY * width + nextX] === 1) continue
        contour++
        if (isCrossed(changed, width, height, x, y, dx, dy)) crossed++
      }
    }
  })
  return contour === 0 ? 0 : crossed / contour
}

const directions = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

/** Tells whether a line across the contour is changed on both of its sides, all along. */
function isCrossed(
  changed: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
  dx: number,
  dy: number,
): boolean {
  for (let step = 1 - across; step <= across; step++) {
    const atX = Math.min(width - 1, Math.max(0, x + step * dx))
    const atY = Math.min(height - 1, Math.max(0, y + step * dy))
    if (changed[atY * width + atX] === 0) return false
  }
  return true
}
