import { uniteMasks } from '../../mask/combine.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Report, SettleMeasures } from '../report.ts'

/**
 * Gives what the stages measured on tiles for the whole: of each measure the tile where it is worst.
 *
 * What can be measured on the joined result is left out.
 */
export function joinMeasures(reports: readonly Report[]): SettleMeasures {
  const alignment = worst(
    reports.flatMap((report) => report.alignment ?? []),
    ({ shiftX, shiftY }) => Math.hypot(shiftX, shiftY),
  )
  const cast = worst(
    reports.flatMap((report) => report.cast ?? []),
    ({ l, a, b }) => Math.hypot(l, a, b),
  )
  const cut = worst(
    reports.flatMap((report) => report.cut ?? []),
    (share) => share,
  )
  return {
    ...(alignment && { alignment }),
    ...(cast && { cast }),
    ...(cut !== undefined && { cut }),
  }
}

/** Gives the remarks of all tiles, each once, and how many there were. */
export function joinNotes(reports: readonly Report[], planned: number): string[] {
  const notes = new Set(reports.flatMap((report) => report.notes))
  const missing = planned - reports.length
  return [
    ...(planned > 1 ? [`Painted in ${planned} tiles, which fade into each other.`] : []),
    ...(missing > 0
      ? [`${missing} of the ${planned} tiles did not arrive: there the picture stays as it is.`]
      : []),
    ...notes,
  ]
}

/** Gives the areas that tiles offer as region, as one; undefined when none was looked for, null when there is none. */
export function uniteChanged(
  changed: readonly (Mask | null | undefined)[],
): Mask | null | undefined {
  const looked = changed.filter((one) => one !== undefined)
  if (looked.length === 0) return undefined
  return looked
    .filter((one) => one !== null)
    .reduce<Mask | null>((all, one) => (all ? uniteMasks(all, one) : one), null)
}

function worst<Value>(
  values: readonly Value[],
  badness: (value: Value) => number,
): Value | undefined {
  return values.reduce<Value | undefined>(
    (found, value) => (found === undefined || badness(value) > badness(found) ? value : found),
    undefined,
  )
}
