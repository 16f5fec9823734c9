import { unzlibSync, zlibSync } from 'fflate'
import type { Depth } from '../../../core/image/picture.ts'
import type { Size } from '../../../core/image/rect.ts'
import { createByteCursor, damagedPsd } from './byte-cursor.ts'
import { packedBound, packRow, unpackRow } from './pack-bits.ts'

/** One channel's words, row-major, without padding. */
export type Plane = Uint8Array | Uint16Array

const compression = { raw: 0, packBits: 1, zip: 2, zipWithPrediction: 3 } as const

/**
 * Decodes one layer channel (compression word, then data) to its words.
 *
 * @throws RefineError `unreadable_file` when the data does not fill the plane exactly.
 */
export function decodePlane(data: Uint8Array, size: Size, depth: Depth): Plane {
  const rowBytes = size.width * (depth / 8)
  const cursor = createByteCursor(data)
  const method = cursor.u16()
  const rest = cursor.take(cursor.left)
  switch (method) {
    case compression.raw:
      if (rest.length < rowBytes * size.height) throw damagedPsd()
      return toWords(rest.slice(0, rowBytes * size.height), depth)
    case compression.packBits:
      return toWords(unpackPlanes(rest, rowBytes, size.height, 1, 0), depth)
    case compression.zip:
      return toWords(inflate(rest, rowBytes * size.height), depth)
    case compression.zipWithPrediction: {
      const words = toWords(inflate(rest, rowBytes * size.height), depth)
      undoPrediction(words, size.width)
      return words
    }
    default:
      throw damagedPsd()
  }
}

/** Encodes one layer channel as Photoshop does: PackBits at 8 bits, zip with prediction at 16. */
export function encodePlane(plane: Plane, size: Size): Uint8Array {
  if (plane instanceof Uint16Array) {
    const deltas = plane.slice()
    applyPrediction(deltas, size.width)
    return withCompression(compression.zipWithPrediction, [zlibSync(toBytes(deltas), { level: 4 })])
  }
  return withCompression(compression.packBits, packPlanes([plane], size))
}

/**
 * Decodes a merged picture that is stored as `channels` planes.
 *
 * @throws RefineError `unreadable_file` when the data does not fill them.
 */
export function decodeMerged(
  data: Uint8Array,
  size: Size,
  depth: Depth,
  channels: number,
): readonly Plane[] {
  const rowBytes = size.width * (depth / 8)
  const planeBytes = rowBytes * size.height
  const cursor = createByteCursor(data)
  const method = cursor.u16()
  const rest = cursor.take(cursor.left)
  if (method === compression.packBits) {
    return Array.from({ length: channels }, (_, channel) =>
      toWords(unpackPlanes(rest, rowBytes, size.height, channels, channel), depth),
    )
  }
  const plain = method === compression.raw ? rest : inflate(rest, planeBytes * channels)
  if (plain.length < planeBytes * channels) throw damagedPsd()
  return Array.from({ length: channels }, (_, channel) => {
    const start = planeBytes * channel
    const words = toWords(plain.slice(start, start + planeBytes), depth)
    if (method === compression.zipWithPrediction) undoPrediction(words, size.width)
    return words
  })
}

/** Encodes the merged picture: PackBits at 8 bits, plain words at 16, as other readers expect. */
export function encodeMerged(planes: readonly Plane[], size: Size): Uint8Array {
  const eightBit = planes.filter((plane) => plane instanceof Uint8Array)
  if (eightBit.length === planes.length) {
    return withCompression(compression.packBits, packPlanes(eightBit, size))
  }
  return withCompression(compression.raw, planes.map(toBytes))
}

/** Checks that a merged picture's data is complete as far as that shows without decoding it (zip does not tell). */
export function isMergedComplete(
  data: Uint8Array,
  size: Size,
  depth: Depth,
  channels: number,
): boolean {
  if (data.length < 2) return false
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const method = view.getUint16(0)
  if (method === compression.raw) {
    return data.length - 2 >= size.width * size.height * (depth / 8) * channels
  }
  if (method === compression.zip || method === compression.zipWithPrediction) return true
  const rows = size.height * channels
  if (method !== compression.packBits || data.length < 2 + rows * 2) return false
  let total = 2 + rows * 2
  for (let row = 0; row < rows; row++) total += view.getUint16(2 + row * 2)
  return data.length >= total
}

function packPlanes(planes: readonly Uint8Array[], { width, height }: Size): Uint8Array[] {
  const counts = new Uint8Array(planes.length * height * 2)
  const parts = [counts]
  planes.forEach((plane, index) => {
    const packed = new Uint8Array(packedBound(width) * height)
    let out = 0
    for (let y = 0; y < height; y++) {
      const start = out
      out = packRow(plane, y * width, width, packed, out)
      const at = (index * height + y) * 2
      counts[at] = (out - start) >> 8
      counts[at + 1] = (out - start) & 255
    }
    parts.push(packed.slice(0, out))
  })
  return parts
}

function unpackPlanes(
  rest: Uint8Array,
  rowBytes: number,
  height: number,
  channels: number,
  channel: number,
): Uint8Array {
  const counts = createByteCursor(rest)
  const before = counts.section(height * channels * 2)
  let start = height * channels * 2
  for (let row = 0; row < height * channel; row++) start += before.u16()
  const plane = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y++) {
    const length = before.u16()
    if (start + length > rest.length) throw damagedPsd()
    if (!unpackRow(rest.subarray(start, start + length), plane, y * rowBytes, rowBytes)) {
      throw damagedPsd()
    }
    start += length
  }
  return plane
}

function inflate(bytes: Uint8Array, length: number): Uint8Array {
  try {
    // A buffer of the size that the layer states bounds what a hostile stream can unfold to.
    const out = unzlibSync(bytes, { out: new Uint8Array(length) })
    if (out.length === length) return out
  } catch {
    // Reported below: the reason inside the stream helps nobody.
  }
  throw damagedPsd()
}

function withCompression(method: number, parts: readonly Uint8Array[]): Uint8Array {
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 2))
  data[1] = method
  let pos = 2
  for (const part of parts) {
    data.set(part, pos)
    pos += part.length
  }
  return data
}

/** PSD stores 16-bit words big-endian. */
function toWords(bytes: Uint8Array, depth: Depth): Plane {
  if (depth === 8) return bytes
  const words = new Uint16Array(bytes.length / 2)
  for (let i = 0; i < words.length; i++) {
    words[i] = ((bytes[2 * i] as number) << 8) | (bytes[2 * i + 1] as number)
  }
  return words
}

function toBytes(plane: Plane): Uint8Array {
  if (plane instanceof Uint8Array) return plane
  const bytes = new Uint8Array(plane.length * 2)
  for (let i = 0; i < plane.length; i++) {
    const word = plane[i] as number
    bytes[2 * i] = word >> 8
    bytes[2 * i + 1] = word & 255
  }
  return bytes
}

function applyPrediction(words: Plane, width: number): void {
  for (let row = 0; row < words.length; row += width) {
    for (let i = row + width - 1; i > row; i--) {
      words[i] = (words[i] as number) - (words[i - 1] as number)
    }
  }
}

function undoPrediction(words: Plane, width: number): void {
  for (let row = 0; row < words.length; row += width) {
    for (let i = row + 1; i < row + width; i++) {
      words[i] = (words[i] as number) + (words[i - 1] as number)
    }
  }
}
