import { inRows, inRuns } from '../../image/in-runs.ts'
import { createPlane, type Plane } from '../../image/plane/plane.ts'
import { smoothStep } from '../../image/smooth-step.ts'
import { squaredDistances } from '../../mask/distance.ts'
import { maxFeatherPx } from '../../mask/feather.ts'
import { createMask, type Mask } from '../../mask/mask.ts'
import { reducedMask } from '../../mask/reduce-mask.ts'
import type { Steps } from '../../steps.ts'
import { placesOf, sampleRow } from './localisation/sample-row.ts'
import type { ChangeMap, SettleContext, SettleStage } from './settle.ts'

/** Content may begin this many squares before where it was found. */
const foundLate = 1.5

/**
 * Draws the final coverage: at every piece of contour a feather as wide as the change there allows, and nothing where
 * nothing changed.
 *
 * Drag-and-drop pasting (Jia, Sun, Tang and Shum 2006) moves the seam to where two pictures agree. Here the seam stays
 * where the user drew it, and coverage rises over the way from there to the nearest new content instead: over
 * {@link maxFeatherPx} pixels where there is none, not at all where content touches the contour, so that no edit is
 * washed out. A change of tone alone may fade. Where sameness was shown coverage falls to 0, so that the parent's own
 * grain stays. Never above the ceiling; an edge that the user made soft is only ever lowered.
 */
export const drawCoverage: SettleStage = function* (state, context) {
  const { change, coverage } = state
  if (!change) return state
  const ways = yield* waysFrom(change.content, change, foundLate)
  const shown = coverage === context.feathered ? null : yield* shownPart(change, coverage, context)
  const isLocalised = !context.faithful && change.same.some((value) => value > 0)
  const drawn = (isLowered: boolean) =>
    coverageOver(state.coverage, context, change, ways, loweredBy(change, shown, isLowered))
  return {
    ...state,
    coverage: yield* drawn(isLocalised),
    ...(isLocalised && !context.hasRegion && { everything: yield* drawn(false) }),
  }
}

function* coverageOver(
  shown: Mask,
  { feathered, ceiling, parent }: SettleContext,
  { side, columns }: ChangeMap,
  ways: Plane,
  stays: Plane,
): Steps<Mask> {
  const drawn = createMask(shown.rect)
  const places = placesOf(parent.width, side, columns)
  const way = new Float32Array(parent.width)
  const part = new Float32Array(parent.width)
  const openings = openingTable()
  yield* inRows(parent.width, parent.height, (y) => {
    if (!isCovered(ceiling.data, y * parent.width, parent.width)) return
    sampleRow(ways, y, side, places, way)
    sampleRow(stays, y, side, places, part)
    const from = y * parent.width
    drawRow(feathered.data, ceiling.data, shown.data, way, part, openings, drawn.data, from)
  })
  return drawn
}

function isCovered(ceiling: Uint8Array, from: number, length: number): boolean {
  for (let i = from; i < from + length; i++) if (ceiling[i] !== 0) return true
  return false
}

/** Gives the way from each square to the nearest marked one, in source pixels; at most {@link maxFeatherPx}. */
function* waysFrom(
  marked: Uint8Array,
  { columns, rows, side }: ChangeMap,
  shortened: number,
): Steps<Plane> {
  const squared = yield* squaredDistances(marked, columns, rows)
  const plane = createPlane({ width: columns, height: rows })
  yield* inRuns(squared.length, (from, to) => {
    for (let i = from; i < to; i++) {
      const way = side * (Math.sqrt(squared[i] as number) - shortened)
      plane.data[i] = Math.min(maxFeatherPx, Math.max(0, way))
    }
  })
  return plane
}

/** How much of each square is covered as far as the answer shows it: less and less towards where it shows nothing. */
function* shownPart(change: ChangeMap, shown: Mask, { feathered }: SettleContext): Steps<Plane> {
  const cut = createMask(shown.rect)
  yield* inRuns(cut.data.length, (from, to) => {
    for (let i = from; i < to; i++) {
      if (shown.data[i] === 0 && feathered.data[i] !== 0) cut.data[i] = 1
    }
  })
  const ways = yield* waysFrom(yield* reducedMask(cut, change.side), change, 0)
  for (let i = 0; i < ways.data.length; i++) {
    ways.data[i] = smoothStep((ways.data[i] as number) / maxFeatherPx)
  }
  return ways
}

/** How much of the coverage stays, 0..1: nothing where nothing changed, if it is lowered by that, or nothing is shown. */
function loweredBy(
  { same, columns, rows }: ChangeMap,
  shown: Plane | null,
  isLowered: boolean,
): Plane {
  const plane = createPlane({ width: columns, height: rows })
  for (let i = 0; i < same.length; i++) {
    const part = isLowered ? 1 - (same[i] as number) / 255 : 1
    plane.data[i] = shown ? part * (shown.data[i] as number) : part
  }
  return plane
}

/** For each of 256 steps of a smoothstep, how far along it lies, 0..1. */
function openingTable(): Float32Array {
  const table = new Float32Array(256)
  for (let i = 0; i < 256; i++) table[i] = 0.5 - Math.sin(Math.asin(1 - (2 * i) / 255) / 3)
  return table
}

/** The way to the contour is read back from the usual feather, so that it needs no distances at full resolution. */
function drawRow(
  feathered: Uint8Array,
  ceiling: Uint8Array,
  shown: Uint8Array,
  way: Float32Array,
  part: Float32Array,
  openings: Float32Array,
  drawn: Uint8Array,
  from: number,
): void {
  for (let x = 0, i = from; x < way.length; x++, i++) {
    const most = ceiling[i] as number
    const usual = feathered[i] as number
    if (most === 0 || (usual !== 0 && shown[i] === 0)) continue
    let share = 1
    if (usual < most) {
      const step = Math.round((255 * usual) / most)
      const inside = maxFeatherPx * (openings[step] as number)
      const onward = way[x] as number
      share = onward === 0 ? 1 : smoothStep(inside / Math.min(maxFeatherPx, inside + onward))
    }
    drawn[i] = most * share * (part[x] as number) + 0.5
  }
}
