import type { Picture } from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import type { Mask } from '../mask/mask.ts'
import type { Steps } from '../steps.ts'
import { type Changes, countChanges } from './measure/count-changes.ts'
import { measureChangedShare } from './measure/measure-changed-share.ts'
import { measureDiscarded } from './measure/measure-discarded.ts'
import { measureRing } from './measure/measure-ring.ts'
import { measureSeam } from './measure/measure-seam.ts'
import { measureSharpness } from './measure/measure-sharpness.ts'
import type { Plan } from './plan.ts'
import { checkPreserves, type PreserveInput } from './preserve-check/check-preserves.ts'
import type { Report, SettleMeasures } from './report.ts'

/** What {@link measureReport} compares. */
export interface Measured {
  /** The parent's pixels over the crop. */
  readonly parent: Picture
  /** What compose gave over the crop. */
  readonly composed: Picture
  /**
   * The answer as the stages left it, over the whole crop, before coverage cuts it; null where every difference is meant
   * (a faithful model), so that nothing around the region says how well it fits.
   */
  readonly settled: Picture | null
  /** Where change was allowed, before any edge or localisation. */
  readonly allowed: Mask
  /**
   * How far it could reach at most, with its edge: what lies beyond should not have changed.
   *
   * @default `allowed`
   */
  readonly ceiling?: Mask
  /** The final coverage over the crop: 0 is outside, everything else inside. */
  readonly coverage: Mask
  readonly plan: Plan
  /** The size that the candidate came back at. */
  readonly answered: Size
  /** What the stages measured on the way. */
  readonly measures: SettleMeasures
  readonly notes: readonly string[]
  /** What must stay, and what it is checked against; nothing when absent. */
  readonly kept?: Pick<PreserveInput, 'preserve' | 'root' | 'wanted'>
}

/**
 * Measures what a refinement changed: word by word, outside and inside its coverage, and how well it fits.
 *
 * "Outside" are the pixels of the crop with coverage 0; beyond the crop nothing is ever written. A pixel counts
 * as changed when any of its four words differs; the mean runs over all four. Every other measure has a file of its own
 * in `measure/` and looks at a bounded number of pixels; what can't be measured is absent. Numbers are rounded to what
 * they can say, because reports are stored in documents.
 *
 * @throws TypeError when sizes or depths do not match.
 */
export function* measureReport(measured: Measured): Steps<Report> {
  const { parent, composed, settled, allowed, ceiling = allowed, coverage } = measured
  const { plan, answered, measures, notes } = measured
  expectMatching(measured)
  const { outside, inside } = yield* countChanges(parent, composed, coverage)
  const changed = inside.changedPixels > 0
  const seam = changed ? yield* measureSeam(parent, composed, coverage) : null
  const ring = settled && (yield* measureRing(parent, settled, ceiling))
  const sharpness = changed ? yield* measureSharpness(parent, composed, coverage) : null
  const changedShare =
    measures.changedShare ?? (yield* measureChangedShare(parent, composed, allowed))
  const discarded =
    measures.discarded ?? (settled && (yield* measureDiscarded(parent, settled, ceiling)))
  const preserves = measured.kept
    ? yield* checkPreserves({ ...measured.kept, parent, composed, coverage })
    : []
  return {
    outside: countsOf(outside),
    inside: {
      ...countsOf(inside),
      meanDifference: inside.pixels === 0 ? 0 : rounded(inside.sum / (inside.pixels * 4), 3),
    },
    density: plan.density,
    answeredSize: { width: answered.width, height: answered.height },
    ...roundedMeasures(measures),
    ...(seam !== null && { seam: rounded(seam, 2) }),
    ...(ring && { ring: { mean: rounded(ring.mean, 2), p95: rounded(ring.p95, 2) } }),
    ...(sharpness !== null && { sharpness: rounded(sharpness, 2) }),
    ...(changedShare !== null && { changedShare: rounded(changedShare, 4) }),
    ...(discarded && {
      discarded: { share: rounded(discarded.share, 4), deltaE: rounded(discarded.deltaE, 2) },
    }),
    ...(preserves.length > 0 && { preserves }),
    notes: [...notes],
  }
}

function expectMatching({ parent, composed, coverage }: Measured): void {
  if (
    composed.data.length === parent.data.length &&
    composed.depth === parent.depth &&
    coverage.data.length * 4 === parent.data.length
  ) {
    return
  }
  const { rect } = coverage
  throw new TypeError(
    `Expected pictures and coverage of ${parent.width}×${parent.height} at one depth but received ${composed.width}×${composed.height} and ${rect.width}×${rect.height}`,
  )
}

function countsOf({ pixels, changedPixels, maxDifference }: Changes) {
  return { pixels, changedPixels, maxDifference }
}

function roundedMeasures({ alignment, cast, cut }: SettleMeasures): Partial<Report> {
  return {
    ...(alignment && {
      alignment: {
        shiftX: rounded(alignment.shiftX, 2),
        shiftY: rounded(alignment.shiftY, 2),
        scaleX: rounded(alignment.scaleX, 5),
        scaleY: rounded(alignment.scaleY, 5),
        degrees: rounded(alignment.degrees, 3),
        confidence: rounded(alignment.confidence, 2),
      },
    }),
    ...(cast && { cast: { l: rounded(cast.l, 2), a: rounded(cast.a, 2), b: rounded(cast.b, 2) } }),
    ...(cut !== undefined && { cut: rounded(cut, 3) }),
  }
}

/** Rounds to a number of digits behind the point; never gives −0. */
function rounded(value: number, digits: number): number {
  const unit = 10 ** digits
  return Math.round(value * unit) / unit + 0
}
