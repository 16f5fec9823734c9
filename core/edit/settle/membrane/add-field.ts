import { inRows } from '../../../image/in-runs.ts'
import { maxWord, type Picture } from '../../../image/picture.ts'
import type { Steps } from '../../../steps.ts'

/** A field of colours to add, at reduced resolution: three values (encoded, 0..1) a cell of `side` × `side` pixels. */
export interface ColorField {
  readonly side: number
  readonly columns: number
  readonly rows: number
  readonly data: Float32Array
}

/** Adds a field to every pixel of a picture, in place, bilinear between the middles of its cells; alpha stays. */
export function* addField(picture: Picture, field: ColorField): Steps<void> {
  const { width, height, data, depth } = picture
  const full = maxWord(depth)
  const line = new Float32Array(field.columns * 3)
  yield* inRows(width, height, (y) => {
    writeLine(field, y, full, line)
    addLine(data, y * width * 4, width, line, field.side, full)
  })
}

/** Writes the field's values along one row of pixels, cell by cell, in words. */
function writeLine(
  { side, columns, rows, data }: ColorField,
  y: number,
  full: number,
  line: Float32Array,
): void {
  const place = Math.min(Math.max((y + 0.5) / side - 0.5, 0), rows - 1)
  const above = Math.floor(place)
  const below = Math.min(above + 1, rows - 1)
  const part = place - above
  const length = columns * 3
  for (let i = 0; i < length; i++) {
    const high = data[above * length + i] as number
    line[i] = full * (high + ((data[below * length + i] as number) - high) * part)
  }
}

function addLine(
  data: Uint8Array | Uint16Array,
  start: number,
  width: number,
  line: Float32Array,
  side: number,
  full: number,
): void {
  const last = line.length / 3 - 1
  for (let x = 0, pos = start; x < width; x++, pos += 4) {
    let place = (x + 0.5) / side - 0.5
    if (place < 0) place = 0
    else if (place > last) place = last
    const left = place | 0
    const part = place - left
    const from = left * 3
    const to = left < last ? from + 3 : from
    for (let channel = 0; channel < 3; channel++) {
      const low = line[from + channel] as number
      const added = low + ((line[to + channel] as number) - low) * part
      // A whole number at once: choosing between whole and broken ones would box each of them.
      const word = ((data[pos + channel] as number) + added + 0.5) | 0
      data[pos + channel] = word < 0 ? 0 : word > full ? full : word
    }
  }
}
