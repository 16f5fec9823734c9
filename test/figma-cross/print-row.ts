import type { Comparison } from './compare-pixels.ts'

/** Prints a row of the table: a name and right-aligned cells. */
export function printRow([name = '', ...cells]: readonly string[]): void {
  console.log(name.padEnd(36) + cells.map((cell) => cell.padStart(9)).join(''))
}

/** What {@link numbersOf} gives, as headings. */
export const headings: readonly string[] = [
  'bleeds',
  'outside',
  'changed',
  'inside',
  'missing',
  'Δ inside',
  'Δ edge',
]

/** Writes a comparison as the cells of a row. */
export function numbersOf(found: Comparison): readonly string[] {
  const { footprint, outside, changedOutside, inside, missingInside, worstInside, worst } = found
  const counts = [outside, changedOutside, inside, missingInside, worstInside, worst]
  return [`${footprint.toFixed(1)} px`, ...counts.map(String)]
}
