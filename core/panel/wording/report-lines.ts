import type { Report } from '../../edit/report.ts'
import type { Depth } from '../../image/picture.ts'
import { maxWord } from '../../image/picture.ts'
import { formatCount, formatNumber, formatShare, formatSize } from './numbers.ts'

/** One measured fact, as the panel lists it. */
export interface ReportLine {
  readonly label: string
  readonly value: string
  /** `kept`: what had to stay did; `broken`: it did not; `plain`: neither good nor bad. */
  readonly tone: 'kept' | 'broken' | 'plain'
}

/** Gives a report as lines for people: what was measured and nothing else. */
export function reportLines(report: Report, depth: Depth): ReportLine[] {
  return [
    outsideLine(report.outside, maxWord(depth)),
    insideLine(report.inside, maxWord(depth)),
    {
      label: 'Detail',
      value: `${detailText(report.density)}, painted at ${formatSize(report.answeredSize)} px`,
      tone: 'plain',
    },
  ]
}

/** Says how finely something was painted, from provider pixels per picture pixel along an edge. */
export function detailText(density: number): string {
  if (density < 1) return `${formatShare(density)} of the picture’s resolution`
  return density === 1 ? 'full resolution' : `${formatNumber(density)}× the picture’s resolution`
}

function outsideLine(outside: Report['outside'], max: number): ReportLine {
  const { pixels, changedPixels, maxDifference } = outside
  if (pixels === 0) {
    return { label: 'Outside', value: 'none: the region is the whole picture', tone: 'plain' }
  }
  const counted = `${formatCount(changedPixels)} of ${formatCount(pixels)} pixels changed`
  if (changedPixels === 0) return { label: 'Outside', value: counted, tone: 'kept' }
  return {
    label: 'Outside',
    value: `${counted}, by up to ${formatCount(maxDifference)} of ${formatCount(max)}`,
    tone: 'broken',
  }
}

function insideLine(inside: Report['inside'], max: number): ReportLine {
  const { pixels, changedPixels, meanDifference } = inside
  const counted = `${formatCount(changedPixels)} of ${formatCount(pixels)} pixels changed`
  const mean = `on average by ${formatNumber(meanDifference)} of ${formatCount(max)}`
  return {
    label: 'Inside',
    value: changedPixels === 0 ? counted : `${counted}, ${mean}`,
    tone: 'plain',
  }
}
