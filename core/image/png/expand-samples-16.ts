/**
 * The same row expansions for 16-bit samples, which PNG stores with the more significant byte first.
 *
 * `row` holds `count` pixels; RGBA words go to `words` from `start` on, `step` words apart. A key of −1 makes
 * nothing transparent.
 */

/** Expands grey samples; the key is a grey. */
export function expandGrey16(
  row: Uint8Array,
  count: number,
  words: Uint16Array,
  start: number,
  step: number,
  key: number,
): void {
  let pos = start
  for (let i = 0; i < count * 2; i += 2) {
    const grey = ((row[i] as number) << 8) | (row[i + 1] as number)
    words[pos] = grey
    words[pos + 1] = grey
    words[pos + 2] = grey
    words[pos + 3] = grey === key ? 0 : 65535
    pos += step
  }
}

/** Expands grey samples with alpha. */
export function expandGreyAlpha16(
  row: Uint8Array,
  count: number,
  words: Uint16Array,
  start: number,
  step: number,
): void {
  let pos = start
  for (let i = 0; i < count * 4; i += 4) {
    const grey = ((row[i] as number) << 8) | (row[i + 1] as number)
    words[pos] = grey
    words[pos + 1] = grey
    words[pos + 2] = grey
    words[pos + 3] = ((row[i + 2] as number) << 8) | (row[i + 3] as number)
    pos += step
  }
}

/** Expands RGB samples; the key is a red, a green and a blue. */
export function expandRgb16(
  row: Uint8Array,
  count: number,
  words: Uint16Array,
  start: number,
  step: number,
  keyRed: number,
  keyGreen: number,
  keyBlue: number,
): void {
  let pos = start
  for (let i = 0; i < count * 6; i += 6) {
    const red = ((row[i] as number) << 8) | (row[i + 1] as number)
    const green = ((row[i + 2] as number) << 8) | (row[i + 3] as number)
    const blue = ((row[i + 4] as number) << 8) | (row[i + 5] as number)
    words[pos] = red
    words[pos + 1] = green
    words[pos + 2] = blue
    words[pos + 3] = red === keyRed && green === keyGreen && blue === keyBlue ? 0 : 65535
    pos += step
  }
}

/** Expands RGBA samples. */
export function expandRgba16(
  row: Uint8Array,
  count: number,
  words: Uint16Array,
  start: number,
  step: number,
): void {
  let pos = start
  for (let i = 0; i < count * 8; i += 8) {
    words[pos] = ((row[i] as number) << 8) | (row[i + 1] as number)
    words[pos + 1] = ((row[i + 2] as number) << 8) | (row[i + 3] as number)
    words[pos + 2] = ((row[i + 4] as number) << 8) | (row[i + 5] as number)
    words[pos + 3] = ((row[i + 6] as number) << 8) | (row[i + 7] as number)
    pos += step
  }
}
