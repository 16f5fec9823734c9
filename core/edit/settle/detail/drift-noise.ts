import type { CellErrors } from './cell-errors.ts'
import { cellKinds, type DetailCells } from './detail-cells.ts'

/** How far a candidate misses its parent where nothing changed: `floor + slope · relief`, in words² of 0..255. */
export interface DriftNoise {
  readonly floor: number
  readonly slope: number
  /** Whether it was measured where nothing may change; else it is only a guess from what may. */
  readonly isMeasured: boolean
}

/** Fewer cells than this are no measurement. */
const leastCells = 200

/** Most values that are sorted. */
const mostSamples = 8192

/** What is assumed at least, in words²: rounding and compression, and what nobody sees. */
const leastFloor = 0.6
const leastSlope = 0.015

/** What a guess may be at most: severe drift. More would be something new. */
const mostFloor = 6
const mostSlope = 0.4

/**
 * Measures the noise of a candidate on what must be as it was, as a line over the relief, robustly: medians of the
 * flattest and of the steepest third.
 *
 * Without enough such cells, on all that may change, which holds where less than half of it shows something new.
 */
export function driftNoise(cells: DetailCells, errors: CellErrors): DriftNoise {
  const kept = samples(cells, errors, cellKinds.kept)
  if (kept.length >= leastCells) return { ...lineThrough(kept), isMeasured: true }
  const { floor, slope } = lineThrough(samples(cells, errors, cellKinds.open))
  return {
    floor: Math.min(floor, mostFloor),
    slope: Math.min(slope, mostSlope),
    isMeasured: false,
  }
}

interface Sample {
  readonly miss: number
  readonly relief: number
}

function samples({ kind }: DetailCells, { miss, relief }: CellErrors, wanted: number): Sample[] {
  let count = 0
  for (const value of kind) if (value === wanted) count++
  const every = Math.max(1, Math.ceil(count / mostSamples))
  const found: Sample[] = []
  let seen = 0
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] !== wanted || seen++ % every !== 0) continue
    found.push({ miss: miss.data[i] as number, relief: relief.data[i] as number })
  }
  return found
}

function lineThrough(found: Sample[]): { floor: number; slope: number } {
  if (found.length === 0) return { floor: leastFloor, slope: leastSlope }
  found.sort((a, b) => a.relief - b.relief)
  const third = Math.ceil(found.length / 3)
  const floor = Math.max(leastFloor, median(found.slice(0, third).map(({ miss }) => miss)))
  const slopes = found
    .slice(-third)
    .map(({ miss, relief }) => Math.max(0, miss - floor) / Math.max(relief, 1))
  return { floor, slope: Math.max(leastSlope, median(slopes)) }
}

function median(values: number[]): number {
  values.sort((a, b) => a - b)
  return values[values.length >> 1] as number
}
