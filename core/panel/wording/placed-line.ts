import type { VersionRecord } from '../../history/record.ts'
import { formatCount } from './numbers.ts'
import { type ReportLine, reportLines } from './report-lines.ts'

/** Says in one line what became of a refinement: the version, and what was measured where nothing may change. */
export function placedLine({
  number,
  report,
  edit,
}: VersionRecord): Pick<ReportLine, 'value' | 'tone'> {
  const [outside] = reportLines(report, edit.source.depth)
  if (!outside || report.outside.pixels === 0) {
    const { changedPixels, pixels } = report.inside
    const counted = `${formatCount(changedPixels)} of ${formatCount(pixels)} pixels changed`
    return { value: `v${number} placed · ${counted}`, tone: 'plain' }
  }
  return { value: `v${number} placed · outside: ${outside.value}`, tone: outside.tone }
}
