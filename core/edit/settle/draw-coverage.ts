import { inRows, inRuns } from '../../image/in-runs.ts'
import { createPlane, type Plane } from '../../image/plane/plane.ts'
import { smoothStep } from '../../image/smooth-step.ts'
import { squaredDistances } from '../../mask/distance.ts'
import { maxFeatherPx } from '../../mask/feather.ts'
import { createMask, type Mask } from '../../mask/mask.ts'
import type { Steps } from '../../steps.ts'
import { reducedMask } from './localisation/differences.ts'
import { placesOf, sampleRow } from './localisation/sample-row.ts'
import type { ChangeMap, SettleStage } from './settle.ts'

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
  const { feathered, ceiling, parent, faithful } = context
  const { side, columns } = change
  const ways = yield* waysFrom(change.content, change, foundLate)
  const lowered = yield* loweredBy(change, faithful, coverage, feathered)
  const drawn = createMask(coverage.rect)
  const places = placesOf(parent.width, side, columns)
  const way = new Float32Array(parent.width)
  const least = new Float32Array(parent.width)
  const openings = openingTable()
  yield* inRows(parent.width, parent.height, (y) => {
    sampleRow(ways, y, side, places, way)
    sampleRow(lowered, y, side, places, least)
    const from = y * parent.width
    drawRow(feathered.data, ceiling.data, coverage.data, way, least, openings, drawn.data, from)
  })
  return { ...state, coverage: drawn }
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

/** How much of the coverage stays, 0..1: none where nothing changed, and less towards where the answer shows nothing. */
function* loweredBy(
  change: ChangeMap,
  faithful: boolean,
  shown: Mask,
  feathered: Mask,
): Steps<Plane> {
  const { same, columns, rows, side } = change
  const plane = createPlane({ width: columns, height: rows })
  for (let i = 0; i < same.length; i++) plane.data[i] = faithful ? 1 : 1 - (same[i] as number) / 255
  if (shown === feathered) return plane
  const cut = createMask(shown.rect)
  yield* inRuns(cut.data.length, (from, to) => {
    for (let i = from; i < to; i++) {
      if (shown.data[i] === 0 && feathered.data[i] !== 0) cut.data[i] = 1
    }
  })
  const ways = yield* waysFrom(yield* reducedMask(cut, side), change, 0)
  for (let i = 0; i < same.length; i++) {
    plane.data[i] = (plane.data[i] as number) * smoothStep((ways.data[i] as number) / maxFeatherPx)
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
  least: Float32Array,
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
    drawn[i] = Math.round(most * share * (least[x] as number))
  }
}
