import { RefineError } from '../../errors.ts'
import { labPlanes, sideFor } from '../../image/color/lab-planes.ts'
import { inRuns } from '../../image/in-runs.ts'
import type { Picture } from '../../image/picture.ts'
import type { Rect } from '../../image/rect.ts'
import type { Steps } from '../../steps.ts'
import { cropMask } from '../crop-mask.ts'
import { createMask, type Mask } from '../mask.ts'
import { grabCut, surelyInside, unseenPixel } from './grab-cut.ts'
import { learnMatte, matteRadius } from './guided-matte.ts'
import { paintMatte } from './paint-matte.ts'
import { spreadOverUnseen } from './spread-over-unseen.ts'
import type { SubjectHint } from './subject-hint.ts'
import { startOfCut } from './subject-start.ts'
import { tidyLabels } from './tidy-labels.ts'

/** Cells that a cut is made on at most: larger pictures are looked at in larger cells. */
export const mostCells = 150_000

/**
 * Proposes which pixels belong to the subject that a box or strokes show, as a soft mask.
 *
 * `picture` shows `rect` of the source, one pixel for one, best that of `subjectArea`. First a cut on a reduced grid
 * ({@link grabCut}), then each pixel's coverage from its own colour ({@link learnMatte}), so that hair and blurred
 * edges come out soft. The same input always gives the same mask.
 *
 * @throws RefineError `bad_region` when the hint leaves no background to tell the subject from, or no subject is found.
 */
export function* subjectMask(picture: Picture, rect: Rect, hint: SubjectHint): Steps<Mask> {
  const side = sideFor(picture, mostCells)
  const planes = yield* labPlanes(picture, side)
  const start = yield* startOfCut(hint, { planes, rect }, picture)
  const hasBackground = start.guess.includes(0) || start.known.includes(unseenPixel)
  if (!hasBackground) throw noBackground()
  if (!start.guess.includes(1)) throw noSubject()
  const labels = (yield* grabCut(planes, start)).slice()
  const onlyShown = hint.within === null && start.known.includes(surelyInside)
  yield* tidyLabels(labels, planes, start.known, onlyShown)
  if (!labels.includes(1)) throw noSubject()
  const spread = yield* spreadOverUnseen(labels, planes, start.known, 2 * matteRadius)
  const matte = yield* learnMatte(planes, spread)
  const coverage = yield* paintMatte(picture, matte, side)
  yield* keepShown(coverage, rect, hint)
  return createMask(rect, coverage)
}

/** The estimate of an edge never overrules what the user showed. */
function* keepShown(
  coverage: Uint8Array,
  rect: Rect,
  { within, inside, outside }: SubjectHint,
): Steps<void> {
  const cuts = within && cropMask(within, rect).data
  const adds = inside && cropMask(inside, rect).data
  const takes = outside && cropMask(outside, rect).data
  yield* inRuns(coverage.length, (from, to) => {
    for (let i = from; i < to; i++) {
      let value = coverage[i] as number
      if (cuts) value = Math.min(value, cuts[i] as number)
      if (adds) value = Math.max(value, adds[i] as number)
      if (takes) value = Math.min(value, 255 - (takes[i] as number))
      coverage[i] = value
    }
  })
}

function noBackground(): RefineError {
  return new RefineError('bad_region', 'What is marked leaves no background to compare with.', {
    hint: 'Draw a smaller box, closely around the subject, or paint a stroke on it instead.',
  })
}

function noSubject(): RefineError {
  return new RefineError('bad_region', 'No subject was found in what is marked.', {
    hint: 'Draw the box closely around the subject, or paint a stroke on it.',
  })
}
