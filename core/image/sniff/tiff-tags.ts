/** The numbers of the TIFF tags that are looked at here. */
export const tiffTag = {
  width: 256,
  height: 257,
  colorModel: 262,
  orientation: 274,
  samples: 277,
} as const

/**
 * Reads the whole-number tags of a TIFF's first directory: a TIFF file's own, or those of EXIF data, which have
 * the same form.
 *
 * Gives null when the bytes are no TIFF. Reads nothing outside the bytes, however damaged they are.
 */
export function readTiffTags(bytes: Uint8Array): ReadonlyMap<number, number> | null {
  const order = String.fromCharCode(bytes[0] ?? 0, bytes[1] ?? 0)
  if (order !== 'II' && order !== 'MM') return null
  const little = order === 'II'
  if (readWord(bytes, 2, little) !== 42) return null
  const start = readLong(bytes, 4, little)
  const count = readWord(bytes, start, little)
  const tags = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const entry = start + 2 + i * 12
    if (entry + 12 > bytes.length) break
    const type = readWord(bytes, entry + 2, little)
    if (type !== 3 && type !== 4) continue
    const read = type === 3 ? readWord : readLong
    tags.set(readWord(bytes, entry, little), read(bytes, entry + 8, little))
  }
  return tags
}

/** The way a camera was held (1 upright to 8), or undefined when nothing valid is said. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

/** Gives the orientation that TIFF or EXIF data state. */
export function orientationOfTiff(bytes: Uint8Array): Orientation | undefined {
  const value = readTiffTags(bytes)?.get(tiffTag.orientation)
  return isOrientation(value) ? value : undefined
}

function isOrientation(value: number | undefined): value is Orientation {
  return value !== undefined && value >= 1 && value <= 8
}

/** Reads two bytes as a number; bytes that are not there count as 0. */
export function readWord(bytes: Uint8Array, pos: number, little: boolean): number {
  const first = bytes[pos] ?? 0
  const second = bytes[pos + 1] ?? 0
  return little ? first | (second << 8) : (first << 8) | second
}

/** Reads four bytes as an unsigned number; bytes that are not there count as 0. */
export function readLong(bytes: Uint8Array, pos: number, little: boolean): number {
  const first = readWord(bytes, pos, little)
  const second = readWord(bytes, pos + 2, little)
  return little ? second * 65536 + first : first * 65536 + second
}
