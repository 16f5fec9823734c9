import type { Lineage } from './lineage.ts'

/** Gives the number that the next version of a lineage bears: one more than the highest, 1 for the first. */
export function nextNumber(lineage: Pick<Lineage, 'versions'> | null): number {
  return numberAfter((lineage?.versions ?? []).map(({ record }) => record.number))
}

/** Gives the number after the highest of these, 1 when there are none; stays a whole number a record can hold. */
export function numberAfter(numbers: readonly number[]): number {
  const highest = numbers.reduce((high, number) => Math.max(high, number), 0)
  return Math.min(highest + 1, Number.MAX_SAFE_INTEGER)
}
