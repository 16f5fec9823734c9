import type { Report } from '../../core/edit/report.ts'
import { reportMeanings } from '../../core/edit/report-meanings.ts'
import type { FailedGate } from '../../core/refine.ts'

/** Says what was measured, a few lines for people; everything stands in `--report` and `--json`. */
export function reportText(report: Report): string[] {
  return [...countLines(report), ...fitLines(report), ...preserveLines(report), ...report.notes]
}

/** Says which checks failed and what to do, one a line. */
export function checkLines(failed: readonly FailedGate[]): string[] {
  return failed.map(({ severity, message, hint }) => {
    return `${severity === 'remark' ? 'Note' : 'Check'}: ${message} ${hint}`
  })
}

function countLines({ outside, inside }: Report): string[] {
  const count = (pixels: number) => pixels.toLocaleString('en-US')
  return [
    outside.pixels === 0
      ? 'Outside: nothing, the whole picture may change.'
      : `Outside: ${count(outside.changedPixels)} of ${count(outside.pixels)} pixels changed.`,
    `Inside: ${count(inside.changedPixels)} of ${count(inside.pixels)} pixels changed, by ${inside.meanDifference.toFixed(2)} on average and ${inside.maxDifference} at most.`,
  ]
}

/** How the change lies in the picture: only what was measured, as many numbers in a line as belong together. */
function fitLines(report: Report): string[] {
  const { changedShare, cut, seam, sharpness, ring, alignment, cast, discarded } = report
  const { seam: seamMeaning, sharpness: sharpMeaning, ring: ringMeaning } = reportMeanings
  const how = [
    ...(changedShare === undefined ? [] : [`${percent(changedShare)} really changed`]),
    ...(cut ? [`${percent(cut)} of the border cut`] : []),
    ...(seam === undefined ? [] : [`${low(seamMeaning.label)} ${seam} ${seamMeaning.unit}`]),
    ...(sharpness === undefined ? [] : [`${low(sharpMeaning.label)} ${sharpness} ×`]),
    ...(ring ? [`off by ${ring.mean} ${ringMeaning.unit} around it`] : []),
  ]
  const done = [
    ...(alignment ? [placementText(alignment)] : []),
    ...(cast ? [`colour cast ${cast.l}, ${cast.a}, ${cast.b} (Lab) taken off`] : []),
    ...(discarded && discarded.share > 0
      ? [`${percent(discarded.share)} changed outside and thrown away`]
      : []),
  ]
  return [
    ...(how.length > 0 ? [`Fit: ${how.join(', ')}.`] : []),
    ...(done.length > 0 ? [`Answer: ${done.join(', ')}.`] : []),
  ]
}

function placementText(alignment: NonNullable<Report['alignment']>): string {
  const { shiftX, shiftY, scaleX, scaleY, degrees, confidence } = alignment
  if (confidence === 0) return 'left where it lay, as the picture gave no hold'
  const scale = scaleX === scaleY ? `${scaleX}` : `${scaleX} and ${scaleY}`
  const turned = degrees === 0 ? '' : `, turned by ${degrees}°`
  return `moved by ${shiftX}, ${shiftY} px, scaled by ${scale}${turned}`
}

function preserveLines({ preserves = [] }: Report): string[] {
  return preserves.map(({ text, result, structure, edges, color, against }) => {
    const numbers = [
      ...(structure === undefined ? [] : [`structure ${structure}`]),
      ...(edges === undefined ? [] : [`edges ${edges}`]),
      ...(color === undefined ? [] : [`colour ΔE00 ${color}`]),
      ...(against === 'root' ? ['compared with the source'] : []),
    ]
    return `Keep “${text}”: ${result}${numbers.length > 0 ? ` (${numbers.join(', ')})` : ''}.`
  })
}

function percent(share: number): string {
  const value = share * 100
  return `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} %`
}

function low(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
