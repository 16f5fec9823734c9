import type { DaySum } from './day-sums.ts'
import type { SpendingLine } from './spending-line.ts'

/**
 * The book of spending: what every attempt cost or may have cost, kept when the call itself is forgotten.
 *
 * It lies on this machine, holds neither words nor pictures, and is bounded: lines older than three months, and the
 * oldest of very many, are added up by day and document, those older than a year by month.
 */
export interface Spending {
  /** Writes an attempt's line, in place of the one that was there; one of a day that is added up already stays as it is. */
  put(line: SpendingLine): Promise<void>
  /** Takes an attempt out: it never left. */
  drop(line: SpendingLine): Promise<void>
  /** The lines of a day (2026-11-20, by UTC), or all that are kept, oldest first; damaged ones are skipped. */
  lines(day?: string): Promise<readonly SpendingLine[]>
  /** All days and documents, the oldest first, also those whose lines are no longer kept. */
  sums(): Promise<readonly DaySum[]>
  /** The highest attempt of an edit that has a line; 0 for none. */
  attemptsOf(edit: string): Promise<number>
}
