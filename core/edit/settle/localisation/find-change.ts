import { inRuns } from '../../../image/in-runs.ts'
import type { Steps } from '../../../steps.ts'
import {
  contentParts,
  sameness,
  spreadTiles,
  toneParts,
  uncertainTiles,
  withMargin,
} from './classes.ts'
import { takeOffCast } from './color-field.ts'
import { contentOf } from './content-of.ts'
import { testDetail } from './detail-test.ts'
import type { Differences } from './differences.ts'
import { markEdgeContour } from './edge-contour.ts'
import { equalizeSharpness } from './equal-sharpness.ts'
import { takeOffShifts } from './residual-shift.ts'
import { quantileOf, testTone } from './tone-test.ts'
import { noSpread, type UsualSpread, usualSpread } from './usual-spread.ts'

/** What was found out about each square. */
export interface FoundChange {
  /** 0..255; see `ChangeMap`. */
  readonly same: Uint8Array
  /** 0 or 1. */
  readonly changed: Uint8Array
  /** 0 or 255. */
  readonly content: Uint8Array
}

/** What {@link findChange} goes by. */
export interface ChangeQuestion {
  /** 1 where nothing should have changed; null where nothing is known of that. */
  readonly known: Uint8Array | null
  /** Whether there is no drift: then every difference is a change. */
  readonly faithful: boolean
  /** Whether another light, colour or mood is asked for. */
  readonly wantsTone: boolean
  /** Whether the background is exchanged: then all of it is new content. */
  readonly isBackground: boolean
}

/** Windows in which the mean is tested, as standard deviations in tiles. */
const toneWindows = [1, 3] as const

/** Fewer squares tell nothing about what is usual. */
const leastSquares = 400

/** A mean difference of the known squares beyond this, in ΔE, is a look that the provider gave to everything. */
const mostCommon = 1

/** Without a region: a part of more than this of all squares changed, or calm squares that differ more, and all of it did. */
const mostShare = 0.4
const mostCalm = 1.2

/** A change as strong as this, in ΔE, on this share of the inside, and so many times more often than outside, is plain. */
const strongChange = 10
const leastStrong = 0.005
const moreThanOutside = 5

/** Tells which squares changed, which did not, and where that brought new content. */
export function* findChange(
  differences: Differences,
  question: ChangeQuestion,
): Steps<FoundChange> {
  const { known: outside, faithful, wantsTone, isBackground } = question
  if (isBackground && !faithful) return yield* everything(differences, 255)
  const count = differences.l.length
  const isLearning = !faithful && count >= leastSquares
  const known = isLearning ? (outside ?? new Uint8Array(count).fill(1)) : null
  const share = outside ? 0.68 : 0.35
  if (known) {
    yield* equalizeSharpness(differences, known)
    if (outside && wantsTone && commonCast(differences, outside) > mostCommon) {
      return yield* everything(differences)
    }
    if (outside) yield* takeOffCast(differences, outside)
    yield* takeOffShifts(differences)
  }
  const usual = known ? yield* usualSpread(differences, known, share) : yield* noSpread(differences)
  const detail = yield* contentParts(
    yield* testDetail(differences, usual, known, share),
    differences,
  )
  const isBeside = !wantsTone && isStrong(differences, detail)
  const changed = detail.slice()
  const unsure = yield* withMargin(detail, differences)
  for (const sigma of toneWindows) {
    const test = yield* testTone(differences, usual, detail, known, share, sigma)
    if (known && !outside && quantileOf(test.size, share) > mostCalm) {
      return yield* everything(differences)
    }
    yield* spreadTiles(yield* toneParts(test), changed, differences)
    yield* spreadTiles(uncertainTiles(test, isBeside), unsure, differences)
  }
  if (!outside && !faithful && shareOf(changed) > mostShare) return yield* everything(differences)
  return yield* found(differences, usual, changed, unsure, wantsTone)
}

function* found(
  differences: Differences,
  usual: UsualSpread,
  changed: Uint8Array,
  unsure: Uint8Array,
  wantsTone: boolean,
): Steps<FoundChange> {
  yield* inRuns(changed.length, (from, to) => {
    for (let i = from; i < to; i++) if (changed[i] === 1) unsure[i] = 1
  })
  const content = yield* contentOf(differences, usual, changed, wantsTone)
  yield* markEdgeContour(differences, changed, content)
  return { same: yield* sameness(unsure, differences), changed, content }
}

/** What is said when there is nothing that did not change: no localisation. */
function* everything(differences: Differences, content = 0): Steps<FoundChange> {
  const { length } = differences.l
  const found = {
    same: new Uint8Array(length),
    changed: new Uint8Array(length).fill(1),
    content: new Uint8Array(length).fill(content),
  }
  yield* markEdgeContour(differences, found.changed, found.content)
  return found
}

/** Gives the size of the mean difference of the known squares, those that differ much aside. */
function commonCast({ l, a, b }: Differences, known: Uint8Array): number {
  const sums = [l, a, b].map((plane) => {
    let sum = 0
    let count = 0
    for (let i = 0; i < plane.length; i += 3) {
      if (known[i] === 0) continue
      sum += plane[i] as number
      count++
    }
    return count === 0 ? 0 : sum / count
  })
  return Math.hypot(...sums)
}

function isStrong({ l, a, b, inside }: Differences, changed: Uint8Array): boolean {
  const strong = [0, 0]
  const all = [1, 1]
  for (let i = 0; i < changed.length; i++) {
    const side = inside[i] as 0 | 1
    all[side] = (all[side] as number) + 1
    if (changed[i] === 0) continue
    const size = (l[i] as number) ** 2 + (a[i] as number) ** 2 + (b[i] as number) ** 2
    if (size > strongChange * strongChange) strong[side] = (strong[side] as number) + 1
  }
  const [beyond = 0, within = 0] = strong.map((count, side) => count / (all[side] as number))
  return within > leastStrong && within > moreThanOutside * beyond
}

/** Gives which share of squares is marked with 1. */
export function shareOf(marked: Uint8Array): number {
  let sum = 0
  for (const value of marked) sum += value
  return sum / marked.length
}
