import type { Report } from '../../edit/report.ts'
import { type Measure, reportMeanings } from '../../edit/report-meanings.ts'
import { type Depth, maxWord } from '../../image/picture.ts'
import type { FailedGate } from '../../refine.ts'
import { formatCount, formatNumber, formatShare, formatSize } from './numbers.ts'
import { preserveLines } from './preserve-lines.ts'

/** One measured fact, as the panel lists it. */
export interface ReportLine {
  readonly measure: Measure
  readonly label: string
  readonly value: string
  /** What the number tells, for people who see it for the first time. */
  readonly meaning: string
  /** `kept`: what had to stay did; `broken`: it did not; `warned`: a check failed; `plain`: neither good nor bad. */
  readonly tone: 'kept' | 'broken' | 'warned' | 'plain'
}

/**
 * Gives a report as lines for people: what was measured and nothing else, with its unit.
 *
 * @param failed The checks that the report fails: the lines that they rest on come first.
 */
export function reportLines(
  report: Report,
  depth: Depth,
  failed: readonly FailedGate[] = [],
): ReportLine[] {
  const lines = [
    outsideLine(report.outside, maxWord(depth)),
    insideLine(report.inside, maxWord(depth)),
    ...preserveLines(report.preserves ?? []),
    ...fitLines(report),
    ...answerLines(report),
    line('density', detailValue(report)),
  ]
  const warned = new Set(failed.filter(isWarning).map(({ measure }) => measure))
  const toned = lines.map((one) =>
    one.tone === 'plain' && warned.has(one.measure) ? { ...one, tone: 'warned' as const } : one,
  )
  return [...toned.filter(needsAttention), ...toned.filter((one) => !needsAttention(one))]
}

/** Tells whether a line says that something may be wrong. */
export function needsAttention({ tone }: ReportLine): boolean {
  return tone === 'broken' || tone === 'warned'
}

/** Says how finely something was painted, from provider pixels per picture pixel along an edge. */
export function detailText(density: number): string {
  if (density < 1) return `${formatShare(density)} of the picture’s resolution`
  return density === 1 ? 'full resolution' : `${formatNumber(density)}× the picture’s resolution`
}

/** Makes a line of a measure. */
export function line(
  measure: Measure,
  value: string,
  tone: ReportLine['tone'] = 'plain',
): ReportLine {
  const { label, meaning } = reportMeanings[measure]
  return { measure, label, value, meaning, tone }
}

/** Preserves say themselves which of them changed. */
function isWarning({ severity, measure }: FailedGate): boolean {
  return severity !== 'remark' && measure !== 'preserves'
}

function outsideLine(outside: Report['outside'], max: number): ReportLine {
  const { pixels, changedPixels, maxDifference } = outside
  if (pixels === 0) return line('outside', 'none: the region is the whole picture')
  const counted = `${formatCount(changedPixels)} of ${formatCount(pixels)} pixels changed`
  if (changedPixels === 0) return line('outside', counted, 'kept')
  const most = `${formatCount(maxDifference)} of ${formatCount(max)}`
  return line('outside', `${counted}, by up to ${most}`, 'broken')
}

function insideLine(inside: Report['inside'], max: number): ReportLine {
  const { pixels, changedPixels, meanDifference } = inside
  const counted = `${formatCount(changedPixels)} of ${formatCount(pixels)} pixels changed`
  const mean = `on average by ${formatNumber(meanDifference)} of ${formatCount(max)}`
  return line('inside', changedPixels === 0 ? counted : `${counted}, ${mean}`)
}

/** How the change lies in the picture. */
function fitLines({ changedShare, cut, seam, sharpness, ring }: Report): ReportLine[] {
  return [
    ...(changedShare === undefined
      ? []
      : [line('changedShare', `${formatShare(changedShare)} of the region visibly changed`)]),
    ...(cut === undefined ? [] : [line('cut', `${formatShare(cut)} runs through the change`)]),
    ...(seam === undefined ? [] : [line('seam', `${formatNumber(seam)} ΔE`)]),
    ...(sharpness === undefined
      ? []
      : [line('sharpness', `${formatNumber(sharpness)}× the picture’s`)]),
    ...(ring
      ? [
          line(
            'ring',
            `ΔE00 ${formatNumber(ring.mean)} on average, 95 % below ${formatNumber(ring.p95)}`,
          ),
        ]
      : []),
  ]
}

/** What had to be done to the answer, and what was left of it. */
function answerLines({ cast, alignment, discarded }: Report): ReportLine[] {
  return [
    ...(cast
      ? [line('cast', `ΔL ${signed(cast.l)}, Δa ${signed(cast.a)}, Δb ${signed(cast.b)} taken off`)]
      : []),
    ...(alignment ? [line('alignment', placementValue(alignment))] : []),
    ...(discarded
      ? [
          line(
            'discarded',
            `${formatShare(discarded.share)} of the area outside, by ΔE ${formatNumber(discarded.deltaE)}`,
          ),
        ]
      : []),
  ]
}

function placementValue(alignment: NonNullable<Report['alignment']>): string {
  const { shiftX, shiftY, scaleX, scaleY, degrees, confidence } = alignment
  if (confidence === 0) return 'left where it lay: the picture gave no hold'
  const across = formatScale(scaleX)
  const down = formatScale(scaleY)
  return [
    `moved by ${signed(shiftX)}, ${signed(shiftY)} px`,
    `scaled by ${across === down ? across : `${across}, ${down}`}`,
    ...(degrees === 0 ? [] : [`turned by ${signed(degrees)}°`]),
  ].join(', ')
}

/** Scales lie close to 1: two digits would hide them. */
function formatScale(scale: number): string {
  return String(Math.round(scale * 10_000) / 10_000)
}

function signed(value: number): string {
  const digits = formatNumber(Math.abs(value))
  return digits === '0' ? '0' : `${value < 0 ? '−' : '+'}${digits}`
}

function detailValue({ density, answeredSize }: Report): string {
  return `${detailText(density)}, painted at ${formatSize(answeredSize)} px`
}
