import type { CellErrors } from './cell-errors.ts'
import { cellKinds, type DetailCells } from './detail-cells.ts'

/** How far a candidate misses its parent where nothing changed: `floor + slope · relief`, in words² of 0..255. */
export interface DriftNoise {
  readonly floor: number
  readonly slope: number
}

/** Fewer cells than this are no measurement. */
const leastCells = 200

/** Most values that are sorted. */
const mostSamples = 8192

/** What is assumed at least, in words²: rounding and compression. */
const leastFloor = 0.3
const leastSlope = 0.004

/**
 * Measures the noise of a candidate on what must be as it was, as a line over the relief, robustly (medians of the
 * flatter and of the steeper half).
 *
 * Without enough such cells, on the better explained part of what may change.
 */
export function driftNoise(cells: DetailCells, errors: CellErrors): DriftNoise {
  const kept = samples(cells, errors, cellKinds.kept)
  if (kept.length >= leastCells) return lineThrough(kept, 0.5)
  return lineThrough(samples(cells, errors, cellKinds.open), 0.3)
}

interface Sample {
  readonly miss: number
  readonly relief: number
}

function samples({ kind }: DetailCells, { miss, relief }: CellErrors, wanted: number): Sample[] {
  let count = 0
  for (const value of kind) if (value === wanted) count++
  const every = Math.max(1, Math.floor(count / mostSamples))
  const found: Sample[] = []
  let seen = 0
  for (let i = 0; i < kind.length; i++) {
    if (kind[i] !== wanted || seen++ % every !== 0) continue
    found.push({ miss: miss.data[i] as number, relief: relief.data[i] as number })
  }
  return found
}

function lineThrough(found: Sample[], quantile: number): DriftNoise {
  if (found.length === 0) return { floor: leastFloor, slope: leastSlope }
  found.sort((a, b) => a.relief - b.relief)
  const third = Math.ceil(found.length / 3)
  const flat = found.slice(0, third)
  const steep = found.slice(-third)
  const floor = Math.max(
    leastFloor,
    at(
      flat.map(({ miss }) => miss),
      quantile,
    ),
  )
  const slopes = steep.map(({ miss, relief }) => Math.max(0, miss - floor) / Math.max(relief, 1))
  return { floor, slope: Math.max(leastSlope, at(slopes, quantile)) }
}

function at(values: number[], quantile: number): number {
  values.sort((a, b) => a - b)
  return values[Math.floor(quantile * (values.length - 1))] as number
}
