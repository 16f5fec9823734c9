/** Prints measurements as a Markdown table, so that they can be put into a note as they are. */
export function printTable(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)]
  process.stdout.write(`\n### ${title}\n\n${table.join('\n')}\n\n`)
}

/** A share of another measurement of the same run, as "2.4 ×". */
export function ratio(value: number, reference: number): string {
  return `${(value / reference).toFixed(2)} ×`
}
