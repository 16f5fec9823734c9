import type { Version } from '../../history/lineage.ts'
import { formatUsd } from '../wording/numbers.ts'
import { reportLines } from '../wording/report-lines.ts'
import { writtenText } from '../wording/written-text.ts'

/** What was measured on a version, what it cost, and how its layer holds it. */
export function Measured({ version }: { version: Version }) {
  const { report, edit, costUsd, written } = version.record
  return (
    <>
      {version.adjusted ? (
        <p class="pentimento-note">These numbers are from before your changes.</p>
      ) : null}
      <dl class="pentimento-facts" aria-label="Measured">
        {reportLines(report, edit.source.depth).map(({ label, value, tone }) => (
          <div key={label} class={`pentimento-facts__row pentimento-facts__row--${tone}`}>
            <dt class="pentimento-facts__name">{label}</dt>
            <dd class="pentimento-facts__value">{value}</dd>
          </div>
        ))}
        <div class="pentimento-facts__row">
          <dt class="pentimento-facts__name">Price</dt>
          <dd class="pentimento-facts__value">{formatUsd(costUsd)}</dd>
        </div>
        {written ? (
          <div class="pentimento-facts__row">
            <dt class="pentimento-facts__name">Layer</dt>
            <dd class="pentimento-facts__value">{writtenText(written)}</dd>
          </div>
        ) : null}
      </dl>
      {report.notes.map((note) => (
        <p key={note} class="pentimento-note">
          {note}
        </p>
      ))}
    </>
  )
}
