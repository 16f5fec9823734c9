import type { Report } from '../../edit/report.ts'
import { reportMeanings } from '../../edit/report-meanings.ts'
import { formatNumber } from './numbers.ts'
import type { ReportLine } from './report-lines.ts'

type Preserved = NonNullable<Report['preserves']>[number]

/** How each result is told: the word before it, and how it is shown. */
const results: Readonly<Record<Preserved['result'], Pick<ReportLine, 'label' | 'tone'>>> = {
  untouched: { label: 'Untouched', tone: 'kept' },
  kept: { label: 'Kept', tone: 'kept' },
  unclear: { label: 'Unclear', tone: 'plain' },
  changed: { label: 'Changed', tone: 'warned' },
  'not measured': { label: 'Asked for', tone: 'plain' },
}

/** Gives a line for everything that was asked to stay: what became of it, and what that rests on. */
export function preserveLines(preserves: readonly Preserved[]): ReportLine[] {
  return preserves.map((preserved) => ({
    measure: 'preserves',
    ...results[preserved.result],
    value: wordsOn(preserved),
    meaning: reportMeanings.preserves.meaning,
  }))
}

function wordsOn({ text, result, structure, edges, color, against }: Preserved): string {
  if (result === 'untouched') return `${text}: not one bit`
  if (result === 'not measured') return `${text}: not measured, as its place is not marked`
  const numbers = [
    ...(structure === undefined ? [] : [`structure ${formatNumber(structure)}`]),
    ...(edges === undefined ? [] : [`edges ${formatNumber(edges)}`]),
    ...(color === undefined ? [] : [`ΔE00 ${formatNumber(color)}`]),
  ].join(', ')
  const what = against === 'root' ? `${text}, compared with the source` : text
  return numbers === '' ? what : `${what}: ${numbers}`
}
