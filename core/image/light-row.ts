import { maxWord, type Picture } from './picture.ts'
import {
  fromLinearTable8,
  fromLinearTable16,
  linearSteps8,
  linearSteps16,
  toLinearTable,
} from './srgb.ts'

/**
 * Weight that keeps the colour under alpha 0: too small to show beside any visible pixel (the smallest alpha is
 * 1.5e-5), yet all that counts where every pixel is transparent.
 */
const transparentWeight = 1e-12

/** Values a pixel has as light: RGB when the whole picture is opaque, else RGB and alpha. */
export type LightChannels = 3 | 4

/**
 * Reads row `y` of a picture as linear light, ready for filtering.
 *
 * With 4 channels the light is premultiplied by alpha, so that a filter weighs colours by how much they show; with 3
 * the picture has to be opaque. Values run from 0 to 1. `row` holds width × channels values.
 */
export function readLightRow(
  picture: Picture,
  y: number,
  channels: LightChannels,
  row: Float32Array,
): void {
  const table = toLinearTable(picture.depth)
  const words = picture.width * 4
  if (channels === 3) readOpaque(picture.data, y * words, words, table, row)
  else readPremultiplied(picture.data, y * words, words, table, 1 / maxWord(picture.depth), row)
}

/**
 * Writes a row of light (see {@link readLightRow}) into row `y` of a picture, with straight alpha.
 *
 * Light below 0 or above 1, which sharpening filters give, becomes 0 and 1. What was read and not filtered comes out
 * as the same words, at both depths and under every alpha.
 */
export function writeLightRow(
  row: Float32Array,
  channels: LightChannels,
  picture: Picture,
  y: number,
): void {
  const { width, depth, data } = picture
  const start = y * width * 4
  if (depth === 8) {
    if (channels === 3) writeOpaque8(row, width, fromLinearTable8(), data, start)
    else writeStraight8(row, width, fromLinearTable8(), data, start)
  } else if (channels === 3) writeOpaque16(row, width, fromLinearTable16(), data, start)
  else writeStraight16(row, width, fromLinearTable16(), data, start)
}

function readOpaque(
  words: Uint8Array | Uint16Array,
  start: number,
  count: number,
  table: Float32Array,
  row: Float32Array,
): void {
  let to = 0
  for (let pos = start; pos < start + count; pos += 4) {
    row[to] = table[words[pos] as number] as number
    row[to + 1] = table[words[pos + 1] as number] as number
    row[to + 2] = table[words[pos + 2] as number] as number
    to += 3
  }
}

function readPremultiplied(
  words: Uint8Array | Uint16Array,
  start: number,
  count: number,
  table: Float32Array,
  alphaStep: number,
  row: Float32Array,
): void {
  let to = 0
  for (let pos = start; pos < start + count; pos += 4) {
    const alpha = (words[pos + 3] as number) * alphaStep + transparentWeight
    row[to] = (table[words[pos] as number] as number) * alpha
    row[to + 1] = (table[words[pos + 1] as number] as number) * alpha
    row[to + 2] = (table[words[pos + 2] as number] as number) * alpha
    row[to + 3] = alpha
    to += 4
  }
}

function writeOpaque8(
  row: Float32Array,
  width: number,
  table: Uint8Array,
  words: Uint8Array,
  start: number,
): void {
  let pos = start
  for (let from = 0; from < width * 3; from += 3) {
    words[pos] = word8(row[from] as number, table)
    words[pos + 1] = word8(row[from + 1] as number, table)
    words[pos + 2] = word8(row[from + 2] as number, table)
    words[pos + 3] = 255
    pos += 4
  }
}

function writeStraight8(
  row: Float32Array,
  width: number,
  table: Uint8Array,
  words: Uint8Array,
  start: number,
): void {
  for (let i = 0; i < width * 4; i += 4) {
    const alpha = row[i + 3] as number
    const part = alpha > 0 ? 1 / alpha : 0
    words[start + i] = word8((row[i] as number) * part, table)
    words[start + i + 1] = word8((row[i + 1] as number) * part, table)
    words[start + i + 2] = word8((row[i + 2] as number) * part, table)
    words[start + i + 3] = clampRound(alpha * 255, 255)
  }
}

function writeOpaque16(
  row: Float32Array,
  width: number,
  table: Float32Array,
  words: Uint16Array,
  start: number,
): void {
  const count = width * 3
  let pos = start
  for (let from = 0; from < count; from += 3) {
    words[pos] = word16(row[from] as number, table)
    words[pos + 1] = word16(row[from + 1] as number, table)
    words[pos + 2] = word16(row[from + 2] as number, table)
    words[pos + 3] = 65535
    pos += 4
  }
}

function writeStraight16(
  row: Float32Array,
  width: number,
  table: Float32Array,
  words: Uint16Array,
  start: number,
): void {
  for (let i = 0; i < width * 4; i += 4) {
    const alpha = row[i + 3] as number
    const part = alpha > 0 ? 1 / alpha : 0
    words[start + i] = word16((row[i] as number) * part, table)
    words[start + i + 1] = word16((row[i + 1] as number) * part, table)
    words[start + i + 2] = word16((row[i + 2] as number) * part, table)
    words[start + i + 3] = clampRound(alpha * 65535, 65535)
  }
}

function word8(light: number, table: Uint8Array): number {
  return table[clampRound(light * linearSteps8, linearSteps8)] as number
}

/** Only whole numbers are chosen between: of fractions, engines would put every single one into memory. */
function word16(light: number, table: Float32Array): number {
  const place = light * linearSteps16
  const whole = place | 0
  // Beyond both ends the table's last value goes on, and what falls below 0 is cut.
  const i = whole < 0 ? 0 : whole > linearSteps16 ? linearSteps16 : whole
  const low = table[i] as number
  const word = (low + ((table[i + 1] as number) - low) * (place - i) + 0.5) | 0
  return word < 0 ? 0 : word
}

function clampRound(value: number, highest: number): number {
  return value <= 0 ? 0 : value >= highest ? highest : (value + 0.5) | 0
}
