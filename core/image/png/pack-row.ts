/*
 * Turns RGBA words into the bytes of one PNG row; words of 16 bits get their more significant byte first.
 *
 * `start` is the row's first word, `count` its pixels. Grey rows take the red word: call them for grey pixels only.
 */

/** Packs RGBA pixels, 8 bits a sample. */
export function packRgba8(words: Uint8Array, start: number, count: number, row: Uint8Array): void {
  row.set(words.subarray(start, start + count * 4))
}

/** Packs RGB pixels and leaves alpha out, 8 bits a sample. */
export function packRgb8(words: Uint8Array, start: number, count: number, row: Uint8Array): void {
  let pos = start
  for (let i = 0; i < count * 3; i += 3) {
    row[i] = words[pos] as number
    row[i + 1] = words[pos + 1] as number
    row[i + 2] = words[pos + 2] as number
    pos += 4
  }
}

/** Packs grey pixels with their alpha, 8 bits a sample. */
export function packGreyAlpha8(
  words: Uint8Array,
  start: number,
  count: number,
  row: Uint8Array,
): void {
  for (let i = 0; i < count; i++) {
    row[i * 2] = words[start + i * 4] as number
    row[i * 2 + 1] = words[start + i * 4 + 3] as number
  }
}

/** Packs grey pixels and leaves alpha out, 8 bits a sample. */
export function packGrey8(words: Uint8Array, start: number, count: number, row: Uint8Array): void {
  for (let i = 0; i < count; i++) row[i] = words[start + i * 4] as number
}

/** Packs RGBA pixels, 16 bits a sample. */
export function packRgba16(
  words: Uint16Array,
  start: number,
  count: number,
  row: Uint8Array,
): void {
  for (let i = 0; i < count * 4; i++) packWord(words[start + i] as number, row, i)
}

/** Packs RGB pixels and leaves alpha out, 16 bits a sample. */
export function packRgb16(words: Uint16Array, start: number, count: number, row: Uint8Array): void {
  for (let i = 0; i < count; i++) {
    packWord(words[start + i * 4] as number, row, i * 3)
    packWord(words[start + i * 4 + 1] as number, row, i * 3 + 1)
    packWord(words[start + i * 4 + 2] as number, row, i * 3 + 2)
  }
}

/** Packs grey pixels with their alpha, 16 bits a sample. */
export function packGreyAlpha16(
  words: Uint16Array,
  start: number,
  count: number,
  row: Uint8Array,
): void {
  for (let i = 0; i < count; i++) {
    packWord(words[start + i * 4] as number, row, i * 2)
    packWord(words[start + i * 4 + 3] as number, row, i * 2 + 1)
  }
}

/** Packs grey pixels and leaves alpha out, 16 bits a sample. */
export function packGrey16(
  words: Uint16Array,
  start: number,
  count: number,
  row: Uint8Array,
): void {
  for (let i = 0; i < count; i++) packWord(words[start + i * 4] as number, row, i)
}

function packWord(word: number, row: Uint8Array, i: number): void {
  row[i * 2] = word >> 8
  row[i * 2 + 1] = word & 255
}
