import { inRows } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import type { SettleMeasures } from '../../report.ts'
import type { Differences } from './differences.ts'
import { type FoundChange, shareOf } from './find-change.ts'

/** What localising measures for the report. */
export type MeasuredChange = Pick<SettleMeasures, 'changedShare' | 'cut' | 'discarded'>

/** From this share of the contour on, a change that crosses it is worth a remark. */
export const leastCut = 0.04

/** How many squares to either side of the contour must differ for a change to cross it; the first is left out. */
const across = 3

/** How much they must differ on either side, in ΔE, and outside as a part of the inside: no mere blur reaches that. */
const leastDifference = 2
const leastPart = 0.4

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
  const cut = isAll ? 0 : yield* cutShare(differences, changed)
  const deltaE = changedOutside === 0 ? 0 : sum / changedOutside
  return { changedShare, cut, discarded: { share: changedOutside / outsides, deltaE } }
}

/** What a person should know of it. */
export function changeNotes({ cut = 0 }: MeasuredChange): string[] {
  if (cut < leastCut) return []
  return [
    'The edit goes on beyond the region and is cut at its border; a larger region would hold all of it.',
  ]
}

function* cutShare(differences: Differences, changed: Uint8Array): Steps<number> {
  const { inside, width, height } = differences
  let contour = 0
  let crossed = 0
  yield* inRows(width, height, (y) => {
    for (let x = 0; x < width; x++) {
      if (inside[y * width + x] === 0) continue
      for (const [dx, dy] of directions) {
        const nextX = x + dx
        const nextY = y + dy
        if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue
        if (inside[nextY * width + nextX] === 1) continue
        contour++
        const within = meanSize(differences, changed, x, y, -dx, -dy)
        const beyond = meanSize(differences, changed, nextX, nextY, dx, dy)
        if (within > leastDifference && beyond > Math.max(leastDifference, leastPart * within)) {
          crossed++
        }
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

/** Gives the mean size of the differences on a way from the contour, 0 where any of it is not changed. */
function meanSize(
  { width, height, l, a, b }: Differences,
  changed: Uint8Array,
  x: number,
  y: number,
  dx: number,
  dy: number,
): number {
  let sum = 0
  for (let step = 1; step <= across; step++) {
    const atX = Math.min(width - 1, Math.max(0, x + step * dx))
    const atY = Math.min(height - 1, Math.max(0, y + step * dy))
    const i = atY * width + atX
    if (changed[i] === 0) return 0
    sum += Math.hypot(l[i] as number, a[i] as number, b[i] as number)
  }
  return sum / across
}
