import { median } from '../../edit/measure/quantile.ts'
import { deltaE00 } from '../../image/color/delta-e.ts'
import type { SetMeasures } from '../batch-event.ts'
import { type Spread, spreadOf } from './spread.ts'

/** What is compared over a set, in the order in which it strikes the eye. */
export const setMeasureIds = ['background', 'grey', 'scale', 'sharpness'] as const
export type SetMeasureId = (typeof setMeasureIds)[number]

/** How each measure is told: its name, its unit and what it is taken from. */
export const setMeasureMeanings: Readonly<
  Record<SetMeasureId, { readonly label: string; readonly unit: string; readonly from: string }>
> = {
  background: {
    label: 'Background',
    unit: 'ΔE00',
    from: 'the middle colour of the outermost 4 % of each picture',
  },
  grey: {
    label: 'White balance',
    unit: 'Lab a, b',
    from: 'the middle colour of the nearly grey pixels',
  },
  scale: {
    label: 'Scale of the subject',
    unit: '× the set’s',
    from: 'the box around what differs from the background, inside the first region',
  },
  sharpness: {
    label: 'Sharpness',
    unit: '× the set’s',
    from: 'fine detail over coarse detail',
  },
}

/** What counts as one standard deviation at least: differences below it are not seen, or not meant. */
const leastSigma: Readonly<Record<SetMeasureId, number>> = {
  background: 0.5,
  grey: 0.5,
  scale: 0.02,
  sharpness: 0.05,
}

/** Above this many robust standard deviations a picture is an outlier. */
export const outlierLimit = 3.5

/** A set of fewer pictures has no middle that one of them could lie away from. */
export const leastPictures = 5

/** The rule, for people. */
export const outlierRule = `A picture is an outlier where it lies more than ${outlierLimit} robust standard deviations from the set’s median: distance ÷ (1.4826 × the median distance), from ${leastPictures} pictures on.`

/** How one measure lies over the set. */
export interface MeasureReport {
  readonly measure: SetMeasureId
  /** The set's median, or the anchor's own value. */
  readonly center: readonly number[]
  /** Distances of all pictures from the set's median. */
  readonly spread: Spread
}

/** How far one picture lies from the middle in one measure. */
export interface Deviation {
  readonly measure: SetMeasureId
  /** ΔE00, distance in Lab, or a ratio: 1 = as the middle. */
  readonly value: number
  /** In robust standard deviations; null: the set is too small. */
  readonly z: number | null
}

/** How alike the pictures of a set are. */
export interface SetReport {
  readonly pictures: number
  readonly against: 'median' | 'anchor'
  readonly measures: readonly MeasureReport[]
  /** Of every picture that was measured. */
  readonly deviations: ReadonlyMap<string, readonly Deviation[]>
  /** The pictures that lie outside, furthest first. */
  readonly outliers: readonly { readonly item: string; readonly worst: Deviation }[]
}

/**
 * Compares the finished pictures of a set by robust statistics.
 *
 * Distances are taken from the set's median, or from an anchor picture's own values; what is usual is learnt from the set
 * in either case.
 */
export function setReport(
  measured: ReadonlyMap<string, SetMeasures>,
  anchor: SetMeasures | null,
): SetReport {
  const measures: MeasureReport[] = []
  const deviations = new Map<string, Deviation[]>()
  for (const measure of setMeasureIds) {
    const values = valuesOf(measured, measure)
    const middle = middleOf([...values.values()])
    if (!middle) continue
    const distances = [...values.values()].map((value) => distance(measure, value, middle))
    const spread = spreadOf(distances, leastSigma[measure])
    if (!spread) continue
    const center = (anchor && measuredValue(anchor, measure)) ?? middle
    measures.push({ measure, center, spread })
    const canTell = values.size >= leastPictures
    for (const [item, value] of values) {
      const z = canTell ? distance(measure, value, center) / spread.sigma : null
      const told = { measure, value: shownValue(measure, value, center), z }
      deviations.set(item, [...(deviations.get(item) ?? []), told])
    }
  }
  return {
    pictures: measured.size,
    against: anchor ? 'anchor' : 'median',
    measures,
    deviations,
    outliers: outliersIn(deviations),
  }
}

function outliersIn(deviations: ReadonlyMap<string, readonly Deviation[]>): SetReport['outliers'] {
  const zOf = ({ z }: Deviation) => z ?? 0
  return [...deviations]
    .flatMap(([item, all]) => {
      const [worst] = [...all].sort((a, b) => zOf(b) - zOf(a))
      return worst && zOf(worst) > outlierLimit ? [{ item, worst }] : []
    })
    .sort((a, b) => zOf(b.worst) - zOf(a.worst))
}

function valuesOf(
  measured: ReadonlyMap<string, SetMeasures>,
  measure: SetMeasureId,
): ReadonlyMap<string, readonly number[]> {
  const values = new Map<string, readonly number[]>()
  for (const [item, measures] of measured) {
    const value = measuredValue(measures, measure)
    if (value) values.set(item, value)
  }
  return values
}

function measuredValue(measures: SetMeasures, measure: SetMeasureId): readonly number[] | null {
  const value = measures[measure]
  return typeof value === 'number' ? [value] : value
}

function middleOf(values: readonly (readonly number[])[]): readonly number[] | null {
  const [first] = values
  if (!first) return null
  return first.map((_, channel) => median(values.map((value) => value[channel] ?? 0)) ?? 0)
}

/** A distance that is as large to either side: ratios by their logarithm. */
function distance(
  measure: SetMeasureId,
  value: readonly number[],
  center: readonly number[],
): number {
  const [v0 = 0, v1 = 0, v2 = 0] = value
  const [c0 = 0, c1 = 0, c2 = 0] = center
  if (measure === 'background') return deltaE00(v0, v1, v2, c0, c1, c2)
  if (measure === 'grey') return Math.hypot(v0 - c0, v1 - c1)
  return v0 > 0 && c0 > 0 ? Math.abs(Math.log(v0 / c0)) : 0
}

function shownValue(
  measure: SetMeasureId,
  value: readonly number[],
  center: readonly number[],
): number {
  const isRatio = measure === 'scale' || measure === 'sharpness'
  return isRatio ? (value[0] ?? 0) / (center[0] || 1) : distance(measure, value, center)
}
