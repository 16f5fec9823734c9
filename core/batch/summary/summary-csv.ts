import { csv } from '../../csv.ts'
import { type SetMeasureId, setMeasureIds } from '../set/set-report.ts'
import type { ItemSummary, Summary } from './summary.ts'

const columns = [
  ...['picture', 'state', 'document', 'steps', 'calls'],
  ...['cost_usd', 'cost_is_ceiling', 'may_cost_more_usd', 'calls_without_price'],
  ...['failed_checks', 'changed_outside'],
  ...setMeasureIds.flatMap((id) => [id, `${id}_z`]),
  ...['outlier', 'error', 'message', 'what_to_do', 'request_id'],
]

/** Writes a summary as CSV: one row for each picture; what is not known is empty. */
export function summaryCsv({ items }: Summary): string {
  return csv([columns, ...items.map(rowOf)])
}

function rowOf(item: ItemSummary): (string | number)[] {
  const { spent, error } = item
  return [
    ...[item.item, item.state, item.out ?? '', item.steps, item.calls],
    ...[rounded(spent.costUsd), spent.atMost ? 'yes' : '', rounded(spent.maybeUsd)],
    spent.unpriced,
    ...[item.checks.flat().join(' '), item.changedOutside],
    ...setMeasureIds.flatMap((id) => deviationCells(item, id)),
    ...[item.outlier ? 'yes' : '', error?.code ?? '', error?.message ?? ''],
    ...[error?.hint ?? '', error?.requestId ?? ''],
  ]
}

function deviationCells({ deviations }: ItemSummary, id: SetMeasureId): (string | number)[] {
  const found = deviations.find(({ measure }) => measure === id)
  if (!found) return ['', '']
  return [rounded(found.value), found.z === null ? '' : rounded(found.z)]
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
