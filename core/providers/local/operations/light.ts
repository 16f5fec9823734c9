import { fromLinearTable16 } from '../../../image/srgb.ts'

/**
 * Gives the encoded value (0..1) of light (0..1; beyond is clipped), to a twentieth of a 16-bit word.
 *
 * Pictures in other colour spaces go this way, too: there and back through the same curve, which is close to theirs.
 */
export function encodeLight(light: number): number {
  if (!(light > 0)) return 0
  if (light >= 1) return 1
  const table = fromLinearTable16()
  const at = light * (table.length - 2)
  const index = at | 0
  const low = table[index] as number
  return (low + ((table[index + 1] as number) - low) * (at - index)) / 65535
}
