import type { Report } from '../../edit/report.ts'

type Preserved = NonNullable<Report['preserves']>[number]

/** Says what was measured on a version, for people who never saw such numbers: one short sentence each. */
export function reportWords(report: Report): readonly string[] {
  const { outside, changedShare, seam, sharpness = 1, discarded, preserves = [] } = report
  const area = outside.pixels === 0 ? 'picture' : 'region'
  return [
    outsideWords(report),
    ...(changedShare === undefined
      ? []
      : [`${percent(changedShare)} of the ${area} looks different.`]),
    ...(seam === undefined ? [] : [seamWords(seam)]),
    ...(sharpness > 0.8 && sharpness < 1.25 ? [] : [sharpnessWords(sharpness)]),
    ...(discarded && discarded.share > 0
      ? [
          `The model also changed ${percent(discarded.share)} outside the region; all of that was thrown away.`,
        ]
      : []),
    ...preserves.map(preserveWords),
    ...report.notes,
  ]
}

function outsideWords({ outside }: Report): string {
  if (outside.pixels === 0) return 'The whole picture was allowed to change.'
  const all = count(outside.pixels)
  return outside.changedPixels === 0
    ? `Outside the region not one of ${all} pixels changed.`
    : `Outside the region ${count(outside.changedPixels)} of ${all} pixels changed.`
}

function seamWords(seam: number): string {
  const seen = seam < 1 ? 'can’t be seen' : seam < 2.3 ? 'can hardly be seen' : 'can be seen'
  return `The edge of the change ${seen} (${seam} ΔE).`
}

function sharpnessWords(sharpness: number): string {
  const how = sharpness < 1 ? 'softer' : 'crisper'
  return `Where it changed, the picture is ${how} than before (${sharpness} ×).`
}

function preserveWords({ text, result, against }: Preserved): string {
  const found: Readonly<Record<Preserved['result'], string>> = {
    untouched: 'stayed bit by bit',
    kept: against === 'root' ? 'is as in the source' : 'was kept',
    unclear: 'may have changed: worth a look',
    changed: 'changed',
    'not measured': 'was asked to stay; its place was not marked, so it was not measured',
  }
  return `“${text}” ${found[result]}.`
}

/** Gives a share of 0..1 in per cent, with a decimal where it is small. */
export function percent(share: number): string {
  const value = share * 100
  return `${value > 0 && value < 10 ? value.toFixed(1) : Math.round(value)} %`
}

/** Thousands with commas, on engines with and without locales alike. */
function count(pixels: number): string {
  return String(pixels).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
