import { csv } from '../../csv.ts'
import { costOfLine } from './cost-of-line.ts'
import type { DaySum } from './day-sums.ts'
import { dayOf, type SpendingLine } from './spending-line.ts'

/** Writes sums by day and document as CSV, with a line of headings. */
export function sumsCsv(sums: readonly DaySum[]): string {
  const headings = ['day', 'document', 'calls', 'steps', 'pictures', 'seconds']
  const costs = ['usd_low', 'usd_high', 'calls_without_price']
  const fates = ['accepted', 'unpicked', 'discarded', 'failed', 'unknown']
  return csv([
    [...headings, ...costs, ...fates],
    ...sums.map((sum) => [
      ...[sum.day, sum.document, sum.calls, sum.steps, sum.pictures, round(sum.seconds, 1)],
      ...[usd(sum.lowUsd), usd(sum.highUsd), sum.unpriced],
      ...[sum.accepted, sum.unpicked, sum.discarded, sum.failed, sum.unknown],
    ]),
  ])
}

/** Writes every attempt as a line of CSV, with a line of headings. */
export function linesCsv(lines: readonly SpendingLine[]): string {
  const what = ['time', 'day', 'document', 'provider', 'model', 'edit', 'attempt', 'call']
  const became = ['outcome', 'error', 'acceptance', 'pictures', 'seconds']
  const costs = ['estimate_usd_low', 'estimate_usd_high', 'estimate_source', 'usd_low', 'usd_high']
  return csv([
    [...what, ...became, ...costs, 'input_tokens', 'output_tokens'],
    ...lines.map((line) => {
      const { sentAt, endedAt, estimate } = line
      const cost = costOfLine(line)
      return [
        ...[new Date(sentAt).toISOString(), dayOf(sentAt), line.document, line.provider],
        ...[line.model, line.edit.slice(0, 16), line.attempt, line.call],
        ...[line.outcome, line.error ?? '', line.acceptance ?? '', line.pictures],
        endedAt === undefined ? '' : round((endedAt - sentAt) / 1000, 1),
        ...(estimate
          ? [usd(estimate.lowUsd), usd(estimate.highUsd), estimate.source]
          : ['', '', 'unknown']),
        ...(cost ? [usd(cost.lowUsd), usd(cost.highUsd)] : ['', '']),
        ...[line.inputTokens ?? '', line.outputTokens ?? ''],
      ]
    }),
  ])
}

/** Rounds to a hundredth of a cent: sums of fractions would show their binary tails. */
function usd(amount: number): number {
  return round(amount, 4)
}

function round(amount: number, digits: number): number {
  return Number(amount.toFixed(digits))
}
