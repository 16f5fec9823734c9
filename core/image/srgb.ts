import { type Depth, maxWord } from './picture.ts'

/**
 * Gives the linear light (0..1) of an encoded sRGB value (0..1), after IEC 61966-2-1.
 *
 * Mixing light (resizing, blurring, exposure) is right in linear light only; documents store encoded values.
 */
export function toLinear(encoded: number): number {
  return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
}

/** Gives the encoded sRGB value (0..1) of linear light (0..1): the inverse of {@link toLinear}. */
export function fromLinear(linear: number): number {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055
}

/** Steps of {@link fromLinearTable8}: linear light 1 stands at this index. */
export const linearSteps8 = 16_384

/** Steps of {@link fromLinearTable16}: linear light 1 stands at this index. */
export const linearSteps16 = 65_536

const toLinearTables: { [depth in Depth]?: Float32Array } = {}
let table8: Uint8Array | undefined
let table16: Float32Array | undefined

/** Gives the linear light (0..1) of every word of a depth: 256 or 65536 entries. Shared: never write into it. */
export function toLinearTable(depth: Depth): Float32Array {
  let table = toLinearTables[depth]
  if (!table) {
    const full = maxWord(depth)
    table = new Float32Array(full + 1)
    for (let word = 0; word <= full; word++) table[word] = toLinear(word / full)
    toLinearTables[depth] = table
  }
  return table
}

/**
 * Gives the 8-bit word of linear light at `Math.round(linear * linearSteps8)`. Shared: never write into it.
 *
 * At most 0.6 of a word from the exact value (rounding alone is 0.5), and exact for what {@link toLinearTable} gives.
 */
export function fromLinearTable8(): Uint8Array {
  if (!table8) {
    table8 = new Uint8Array(linearSteps8 + 1)
    for (let i = 0; i <= linearSteps8; i++)
      table8[i] = Math.round(fromLinear(i / linearSteps8) * 255)
  }
  return table8
}

/**
 * Gives the unrounded 16-bit word (0..65535) of linear light at `linear * linearSteps16`: interpolate between
 * two entries, then round. Shared: never write into it.
 *
 * One entry more than needed follows, so that index + 1 exists for linear light 1. Interpolated, it is at most 0.05 of
 * a word from the exact value.
 */
export function fromLinearTable16(): Float32Array {
  if (!table16) {
    table16 = new Float32Array(linearSteps16 + 2)
    for (let i = 0; i <= linearSteps16; i++) table16[i] = fromLinear(i / linearSteps16) * 65535
    table16[linearSteps16 + 1] = 65535
  }
  return table16
}
