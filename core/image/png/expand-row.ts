import { expandGrey16, expandGreyAlpha16, expandRgb16, expandRgba16 } from './expand-samples-16.ts'
import type { PngHeader } from './png-header.ts'
import { unreadablePng } from './unreadable-png.ts'

/**
 * Turns one unfiltered PNG row into RGBA words: `count` pixels, written from word `pos` on, `step` words apart.
 */
export type ExpandRow<Words> = (
  row: Uint8Array,
  count: number,
  words: Words,
  pos: number,
  step: number,
) => void

/**
 * Gives the way to expand rows of at most 8 bits a sample.
 *
 * Grey of 1 to 4 bits is spread over 0..255; `palette` is the data of PLTE, `transparency` of tRNS. A colour that
 * tRNS makes transparent keeps its RGB.
 *
 * @throws RefineError `unreadable_file` when the palette is missing or malformed; the returned function throws it
 *   for an index without a colour.
 */
export function createExpandRow8(
  { colorType, bitDepth }: PngHeader,
  palette: Uint8Array | null,
  transparency: Uint8Array | null,
): ExpandRow<Uint8Array> {
  if (colorType === 6) return expandRgba8
  if (colorType === 4) return expandGreyAlpha8
  if (colorType === 2) {
    const key = transparency && transparency.length >= 6 ? transparency : null
    const keyRgb = key
      ? ((key[1] as number) << 16) | ((key[3] as number) << 8) | (key[5] as number)
      : -1
    return (row, count, words, pos, step) => expandRgb8(row, count, words, pos, step, keyRgb)
  }
  const table =
    colorType === 3 ? paletteTable(palette, transparency) : greyTable(bitDepth, transparency)
  const colors = table.length / 4
  return (row, count, words, pos, step) => {
    if (!expandIndexed(row, count, words, pos, step, bitDepth, table, colors)) {
      throw unreadablePng('a pixel uses a colour that its palette does not have')
    }
  }
}

/** Gives the way to expand rows of 16 bits a sample; see {@link createExpandRow8}. */
export function createExpandRow16(
  { colorType }: PngHeader,
  transparency: Uint8Array | null,
): ExpandRow<Uint16Array> {
  if (colorType === 6) return expandRgba16
  if (colorType === 4) return expandGreyAlpha16
  const wordAt = (i: number) =>
    transparency && transparency.length >= i + 2
      ? ((transparency[i] as number) << 8) | (transparency[i + 1] as number)
      : -1
  if (colorType === 0) {
    return (row, count, words, pos, step) => expandGrey16(row, count, words, pos, step, wordAt(0))
  }
  return (row, count, words, pos, step) =>
    expandRgb16(row, count, words, pos, step, wordAt(0), wordAt(2), wordAt(4))
}

function greyTable(bitDepth: number, transparency: Uint8Array | null): Uint8Array {
  const highest = (1 << bitDepth) - 1
  const key =
    transparency && transparency.length >= 2
      ? (((transparency[0] as number) << 8) | (transparency[1] as number)) & highest
      : -1
  const table = new Uint8Array((highest + 1) * 4)
  for (let i = 0; i <= highest; i++) {
    table.fill((i * 255) / highest, i * 4, i * 4 + 3)
    table[i * 4 + 3] = i === key ? 0 : 255
  }
  return table
}

function paletteTable(palette: Uint8Array | null, transparency: Uint8Array | null): Uint8Array {
  if (!palette || palette.length === 0 || palette.length % 3 !== 0 || palette.length > 768) {
    throw unreadablePng('its palette is missing or damaged')
  }
  const table = new Uint8Array((palette.length / 3) * 4)
  for (let i = 0; i * 3 < palette.length; i++) {
    table.set(palette.subarray(i * 3, i * 3 + 3), i * 4)
    table[i * 4 + 3] = transparency?.[i] ?? 255
  }
  return table
}

/** Gives false when an index has no colour. */
function expandIndexed(
  row: Uint8Array,
  count: number,
  words: Uint8Array,
  start: number,
  step: number,
  bitDepth: number,
  table: Uint8Array,
  colors: number,
): boolean {
  const mask = (1 << bitDepth) - 1
  let pos = start
  for (let i = 0; i < count; i++) {
    const bit = i * bitDepth
    const index = ((row[bit >> 3] as number) >> (8 - bitDepth - (bit & 7))) & mask
    if (index >= colors) return false
    words[pos] = table[index * 4] as number
    words[pos + 1] = table[index * 4 + 1] as number
    words[pos + 2] = table[index * 4 + 2] as number
    words[pos + 3] = table[index * 4 + 3] as number
    pos += step
  }
  return true
}

function expandGreyAlpha8(
  row: Uint8Array,
  count: number,
  words: Uint8Array,
  start: number,
  step: number,
): void {
  let pos = start
  for (let i = 0; i < count * 2; i += 2) {
    const grey = row[i] as number
    words[pos] = grey
    words[pos + 1] = grey
    words[pos + 2] = grey
    words[pos + 3] = row[i + 1] as number
    pos += step
  }
}

function expandRgb8(
  row: Uint8Array,
  count: number,
  words: Uint8Array,
  start: number,
  step: number,
  keyRgb: number,
): void {
  let pos = start
  for (let i = 0; i < count * 3; i += 3) {
    const red = row[i] as number
    const green = row[i + 1] as number
    const blue = row[i + 2] as number
    words[pos] = red
    words[pos + 1] = green
    words[pos + 2] = blue
    words[pos + 3] = ((red << 16) | (green << 8) | blue) === keyRgb ? 0 : 255
    pos += step
  }
}

function expandRgba8(
  row: Uint8Array,
  count: number,
  words: Uint8Array,
  start: number,
  step: number,
): void {
  if (step === 4) {
    words.set(row.subarray(0, count * 4), start)
    return
  }
  let pos = start
  for (let i = 0; i < count * 4; i += 4) {
    words[pos] = row[i] as number
    words[pos + 1] = row[i + 1] as number
    words[pos + 2] = row[i + 2] as number
    words[pos + 3] = row[i + 3] as number
    pos += step
  }
}
