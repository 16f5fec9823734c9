import type { SniffedPicture } from './sniffed-picture.ts'
import { orientationOfTiff, readLong, readWord } from './tiff-tags.ts'

/** Reads a WebP's size, channels and orientation from its chunks (RIFF container); null when it is no WebP. */
export function sniffWebp(bytes: Uint8Array): SniffedPicture | null {
  if (fourLetters(bytes, 0) !== 'RIFF' || fourLetters(bytes, 8) !== 'WEBP') return null
  return {
    format: 'webp',
    ...readFirstChunk(fourLetters(bytes, 12), bytes.subarray(20, 30)),
    ...readOrientation(bytes),
  }
}

function readFirstChunk(
  type: string,
  data: Uint8Array,
): Pick<SniffedPicture, 'width' | 'height' | 'channels'> {
  if (type === 'VP8 ' && data.length === 10 && data[3] === 0x9d) {
    const width = readWord(data, 6, true) & 0x3fff
    const height = readWord(data, 8, true) & 0x3fff
    return { width: width || null, height: height || null, channels: 3 }
  }
  if (type === 'VP8L' && data.length >= 5 && data[0] === 0x2f) {
    const bits = readLong(data, 1, true)
    const width = (bits & 0x3fff) + 1
    const height = ((bits >>> 14) & 0x3fff) + 1
    return { width, height, channels: (bits >>> 28) & 1 ? 4 : 3 }
  }
  if (type === 'VP8X' && data.length === 10) {
    const width = (readLong(data, 4, true) & 0xffffff) + 1
    const height = (readLong(data, 6, true) >>> 8) + 1
    return { width, height, channels: (data[0] as number) & 0x10 ? 4 : 3 }
  }
  return { width: null, height: null }
}

function readOrientation(bytes: Uint8Array): Pick<SniffedPicture, 'orientation'> {
  for (let pos = 12; pos + 8 <= bytes.length; ) {
    const length = readLong(bytes, pos + 4, true)
    if (fourLetters(bytes, pos) === 'EXIF') {
      const data = bytes.subarray(pos + 8, pos + 8 + length)
      // Some writers put JPEG's "Exif" mark in front.
      const orientation = orientationOfTiff(
        fourLetters(data, 0) === 'Exif' ? data.subarray(6) : data,
      )
      return orientation ? { orientation } : {}
    }
    pos += 8 + length + (length & 1)
  }
  return {}
}

function fourLetters(bytes: Uint8Array, pos: number): string {
  return String.fromCharCode(...bytes.subarray(pos, pos + 4))
}
