import { inRows } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import type { SettleMeasures } from '../../report.ts'
import type { Differences } from './differences.ts'
import { type FoundChange, shareOf } from './find-change.ts'

/** What localising measures for the report. */
export type MeasuredChange = Pick<SettleMeasures, 'changedShare' | 'cut' | 'discarded'>

/** From this share of the contour on, a change that crosses it is worth a remark. */
export const leastCut = 0.04

/** How many squares to either side of the contour must differ for a change to cross it, and how many along it. */
const across = 3
const along = 2

/** How much they must differ on the mean on either side, in ΔE, and outside as a part of the inside. */
const leastDifference = 3
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
        const within = meanDifference(differences, changed, x, y, -dx, -dy)
        const beyond = within && meanDifference(differences, changed, nextX, nextY, dx, dy)
        if (within && beyond && isOneChange(within, beyond)) crossed++
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

type Lab = readonly [number, number, number]

/** Tells whether the differences on both sides are large, and point the same way: what drift leaves along edges does not. */
function isOneChange(within: Lab, beyond: Lab): boolean {
  const inner = Math.hypot(...within)
  const outer = Math.hypot(...beyond)
  if (inner < leastDifference || outer < Math.max(leastDifference, leastPart * inner)) return false
  const shared = within[0] * beyond[0] + within[1] * beyond[1] + within[2] * beyond[2]
  return shared > 0.5 * inner * outer
}

/** Gives the mean difference beside the contour, the square at the contour left out; null where that is not changed. */
function meanDifference(
  { width, height, l, a, b }: Differences,
  changed: Uint8Array,
  x: number,
  y: number,
  dx: number,
  dy: number,
): Lab | null {
  const sum: [number, number, number] = [0, 0, 0]
  let count = 0
  for (let step = 1; step <= across; step++) {
    for (let side = -along; side <= along; side++) {
      const atX = x + step * dx + side * dy
      const atY = y + step * dy + side * dx
      if (atX < 0 || atY < 0 || atX >= width || atY >= height) continue
      const i = atY * width + atX
      if (side === 0 && changed[i] === 0) return null
      sum[0] += l[i] as number
      sum[1] += a[i] as number
      sum[2] += b[i] as number
      count++
    }
  }
  const part = 1 / Math.max(1, count)
  return [sum[0] * part, sum[1] * part, sum[2] * part]
}
