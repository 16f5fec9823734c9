import type { Depth } from '../../../image/picture.ts'
import { maxWord } from '../../../image/picture.ts'

/** A picture's words at either depth. */
export type Words = Uint8Array | Uint16Array

/** Makes the table of a tone curve for one depth: `curve` takes and gives 0..1, what leaves the range is clipped. */
export function tableOfCurve(depth: Depth, curve: (value: number) => number): Uint16Array {
  const max = maxWord(depth)
  const table = new Uint16Array(max + 1)
  for (let word = 0; word <= max; word++) {
    const value = curve(word / max)
    table[word] = Math.round(Math.min(1, Math.max(0, value)) * max)
  }
  return table
}

/** Replaces the colour words in `from`..`to` (word positions) by their entries in three tables; alpha stays. */
export function applyTables(
  data: Words,
  tables: readonly [Uint16Array, Uint16Array, Uint16Array],
  from: number,
  to: number,
): void {
  const [red, green, blue] = tables
  for (let pos = from; pos < to; pos += 4) {
    data[pos] = red[data[pos] as number] as number
    data[pos + 1] = green[data[pos + 1] as number] as number
    data[pos + 2] = blue[data[pos + 2] as number] as number
  }
}

/**
 * Multiplies a value (0..1) and bends what would leave the range back into it.
 *
 * Below the knee the result is exactly `value × gain`; above it the curve eases to 1 with no corner, so that
 * bright detail is compressed instead of cut off. Monotone; 1 stays 1 for gains above 1.
 */
export function gainWithShoulder(value: number, gain: number, knee = 0.7): number {
  const lifted = value * gain
  if (gain <= 1 || lifted <= knee) return lifted
  const along = (lifted - knee) / (gain - knee)
  return 1 - (1 - knee) * (1 - along) ** ((gain - knee) / (1 - knee))
}
