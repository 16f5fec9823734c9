import { useState } from 'preact/hooks'
import type { Version } from '../../history/lineage.ts'
import type { ProviderInfo } from '../../provider.ts'
import type { PaletteReport } from '../../refine/measure-palette.ts'
import { paletteText } from '../wording/kit-words.ts'
import { formatUsd } from '../wording/numbers.ts'
import { checksOf } from '../wording/report-checks.ts'
import { needsAttention, type ReportLine, reportLines } from '../wording/report-lines.ts'
import { writtenText } from '../wording/written-text.ts'
import { Button } from './button.tsx'
import { FailedChecks } from './failed-checks.tsx'
import { Icon } from './icon.tsx'

interface MeasuredProps {
  readonly version: Version
  readonly providers: readonly ProviderInfo[]
  /** How far it is from the chosen kit's colours; null: no kit is chosen, or it was not measured. */
  readonly palette: PaletteReport | null
}

/** What was measured on a version, what it cost, and how its layer holds it: what needs attention first. */
export function Measured({ version, providers, palette }: MeasuredProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { report, edit, costUsd, written } = version.record
  const failed = checksOf(version.record, providers)
  const lines = reportLines(report, edit.source.depth, failed)
  const shown = isOpen ? lines : lines.filter(isAlwaysShown)
  return (
    <>
      {version.adjusted ? (
        <p class="pentimento-note">These numbers are from before your changes.</p>
      ) : null}
      <FailedChecks failed={failed} />
      <dl class="pentimento-facts" aria-label="Measured">
        {shown.map((line, index) => (
          <Fact
            key={`${line.measure} ${line.value}`}
            line={line}
            // Several things that must stay share one meaning: it is said once.
            explained={
              isOpen && shown.findIndex(({ meaning }) => meaning === line.meaning) === index
            }
          />
        ))}
        {palette ? (
          <div class="pentimento-facts__row">
            <dt class="pentimento-facts__name">Brand</dt>
            <dd class="pentimento-facts__value">{paletteText(palette)}</dd>
          </div>
        ) : null}
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
      <Button
        class="pentimento-button pentimento-button--quiet pentimento-facts__more"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'down' : 'chevron'} size={12} />
        <span class="pentimento-button__words">
          {isOpen ? 'Fewer numbers' : 'All numbers, and what they mean'}
        </span>
      </Button>
      {report.notes.map((note) => (
        <p key={note} class="pentimento-note">
          {note}
        </p>
      ))}
    </>
  )
}

/** What proves the promise, what had to stay, and what needs attention: the rest is there when asked for. */
function isAlwaysShown(line: ReportLine): boolean {
  return needsAttention(line) || alwaysShown.includes(line.measure)
}

const alwaysShown: readonly ReportLine['measure'][] = ['outside', 'inside', 'preserves', 'density']

function Fact({ line, explained }: { line: ReportLine; explained: boolean }) {
  const { label, value, tone, meaning } = line
  return (
    <div class={`pentimento-facts__row pentimento-facts__row--${tone}`}>
      <dt class="pentimento-facts__name">{label}</dt>
      <dd class="pentimento-facts__value">
        {value}
        {explained ? <span class="pentimento-facts__meaning">{meaning}</span> : null}
      </dd>
    </div>
  )
}
