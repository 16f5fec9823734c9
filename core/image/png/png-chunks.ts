import type { Steps } from '../../steps.ts'
import { crc32InSteps } from './crc32.ts'
import { unreadablePng } from './unreadable-png.ts'

/** One chunk of a PNG file: four letters and what they hold. */
export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array
}

/** The eight bytes that every PNG file starts with. */
export const pngSignature: readonly number[] = [137, 80, 78, 71, 13, 10, 26, 10]

/**
 * PNG's colour and metadata chunks that travel with a picture, in the order in which they may be written.
 *
 * All of them have to stand before the pixels.
 */
export const colorChunkTypes: readonly string[] = [
  'cICP',
  'iCCP',
  'sRGB',
  'gAMA',
  'cHRM',
  'pHYs',
  'eXIf',
]

/** Tells whether bytes start with PNG's signature. */
export function hasPngSignature(bytes: Uint8Array): boolean {
  return pngSignature.every((byte, i) => bytes[i] === byte)
}

/**
 * Hands on the chunks of a PNG file one by one, up to and including IEND; what follows it is ignored, and so is the
 * rest when `onChunk` gives `false`.
 *
 * The data are views of `bytes`, nothing is copied. Chunks that no reader here uses are skipped unchecked, so
 * that a damaged comment does not cost the picture.
 *
 * @throws RefineError `unreadable_file` when the file ends early or a checksum does not match.
 */
export function* readPngChunks(
  bytes: Uint8Array,
  onChunk: (chunk: PngChunk) => boolean | undefined,
): Steps<void> {
  if (!hasPngSignature(bytes)) throw unreadablePng('it does not start like a PNG file')
  let pos = pngSignature.length
  for (;;) {
    if (pos + 12 > bytes.length) throw unreadablePng('it ends too early')
    const length = readUint32(bytes, pos)
    const type = String.fromCharCode(...bytes.subarray(pos + 4, pos + 8))
    if (!/^[A-Za-z]{4}$/.test(type)) throw unreadablePng('its structure is damaged')
    const end = pos + 8 + length
    if (end + 4 > bytes.length) throw unreadablePng('it ends too early')
    if (isUsed(type)) {
      if ((yield* crc32InSteps(bytes.subarray(pos + 4, end))) !== readUint32(bytes, end)) {
        throw unreadablePng(`its ${type} part is damaged (the checksum does not match)`)
      }
      if (onChunk({ type, data: bytes.subarray(pos + 8, end) }) === false) return
    }
    if (type === 'IEND') return
    pos = end + 4
  }
}

/**
 * Writes one chunk into a file from `start` on (length, type, data and checksum), and gives where the next one begins.
 */
export function* writePngChunk(
  type: string,
  parts: readonly Uint8Array[],
  file: Uint8Array,
  start: number,
): Steps<number> {
  for (let i = 0; i < 4; i++) file[start + 4 + i] = type.charCodeAt(i)
  let pos = start + 8
  for (const part of parts) {
    file.set(part, pos)
    pos += part.length
  }
  writeUint32(file, start, pos - start - 8)
  writeUint32(file, pos, yield* crc32InSteps(file.subarray(start + 4, pos)))
  return pos + 4
}

/** Reads four bytes as one number, most significant byte first, as all of PNG and ICC do. */
export function readUint32(bytes: Uint8Array, pos: number): number {
  return (
    (((bytes[pos] as number) << 24) |
      ((bytes[pos + 1] as number) << 16) |
      ((bytes[pos + 2] as number) << 8) |
      (bytes[pos + 3] as number)) >>>
    0
  )
}

/** Writes one number as four bytes, most significant byte first. */
export function writeUint32(bytes: Uint8Array, pos: number, value: number): void {
  bytes[pos] = value >>> 24
  bytes[pos + 1] = value >>> 16
  bytes[pos + 2] = value >>> 8
  bytes[pos + 3] = value
}

/** A capital first letter marks a chunk without which the picture can't be understood. */
function isUsed(type: string): boolean {
  return type.charCodeAt(0) < 97 || type === 'tRNS' || colorChunkTypes.includes(type)
}
