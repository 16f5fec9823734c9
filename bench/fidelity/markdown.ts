import type { ScoreName } from './metrics/score.ts'
import type { Row } from './run-cases.ts'
import { type Summary, summarizeAll } from './summary.ts'

/** Writes rows as a Markdown table. */
export function toMarkdown(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}

interface Column {
  readonly title: string
  readonly name: ScoreName
  readonly digits: number
  readonly times?: number
  /** Whether the worst photograph stands behind the mean. */
  readonly worst?: boolean
}

const columns: readonly Column[] = [
  { title: 'outside changed %', name: 'outsideShare', digits: 1, times: 100 },
  { title: 'max', name: 'outsideMax', digits: 0 },
  { title: 'PSNR region', name: 'psnrRegion', digits: 1, worst: true },
  { title: 'PSNR edit', name: 'psnrSupport', digits: 1, worst: true },
  { title: 'kept', name: 'kept', digits: 2, worst: true },
  { title: 'band ΔE00', name: 'bandMean', digits: 2, worst: true },
  { title: 'p95', name: 'bandP95', digits: 1 },
  { title: 'seam', name: 'seam', digits: 2, worst: true },
  { title: 'sharpness', name: 'sharpness', digits: 2, worst: true },
  { title: 'registration px', name: 'registration', digits: 2, worst: true },
  { title: 'warp px', name: 'warpResidual', digits: 2 },
  { title: 'cut', name: 'cut', digits: 2 },
  { title: 'IoU', name: 'localisation', digits: 2 },
  { title: 'refused', name: 'refused', digits: 2 },
  { title: 'ms', name: 'ms', digits: 0 },
]

/** Writes rows grouped by kind, strength, family and level: one line a group and method, "mean (worst photograph)". */
export function scoreTable(rows: readonly Row[]): string {
  const groups = groupBy(rows, ({ key, method }) =>
    [
      key.kind + (key.strength === null ? '' : ` ΔE ${key.strength}`),
      key.family,
      key.level,
      method,
    ].join('|'),
  )
  const lines = [...groups].map(([group, members]) => {
    const summary = summarizeAll(members)
    return [...group.split('|'), ...columns.map((column) => cell(summary[column.name], column))]
  })
  return toMarkdown(
    ['edit', 'drift', 'level', 'method', ...columns.map(({ title }) => title)],
    lines,
  )
}

function cell(summary: Summary | null, { digits, times = 1, worst = false }: Column): string {
  if (!summary) return '–'
  const mean = (summary.mean * times).toFixed(digits)
  return worst ? `${mean} (${(summary.worst * times).toFixed(digits)})` : mean
}

/** Groups in the order of first appearance. */
export function groupBy<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = nameOf(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}
