import type { SniffedPicture } from './sniffed-picture.ts'
import { type Orientation, orientationOfTiff, readWord } from './tiff-tags.ts'

/**
 * Reads a JPEG's size, channels and orientation from the segments before its pixels; null when it is no JPEG.
 *
 * Four channels are CMYK, or YCCK, which is the same ink told otherwise.
 */
export function sniffJpeg(bytes: Uint8Array): SniffedPicture | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null
  let orientation: Orientation | undefined
  let pos = 2
  while (pos + 4 <= bytes.length && bytes[pos] === 0xff) {
    const marker = bytes[pos + 1] as number
    if (marker === 0xff) {
      pos++ // fill bytes may stand before a marker
      continue
    }
    if (isStandalone(marker)) {
      pos += 2
      continue
    }
    if (marker === 0xda || marker === 0xd9) break
    const length = readWord(bytes, pos + 2, false)
    if (length < 2) break
    const data = bytes.subarray(pos + 4, pos + 2 + length)
    if (marker === 0xe1 && isExif(data)) orientation ??= orientationOfTiff(data.subarray(6))
    if (isFrame(marker) && data.length >= 6) return describe(data, orientation)
    pos += 2 + length
  }
  return { format: 'jpeg', width: null, height: null, ...(orientation && { orientation }) }
}

function describe(frame: Uint8Array, orientation: Orientation | undefined): SniffedPicture {
  const channels = frame[5] as number
  return {
    format: 'jpeg',
    width: readWord(frame, 3, false) || null,
    height: readWord(frame, 1, false) || null,
    channels,
    cmyk: channels === 4,
    ...(orientation && { orientation }),
  }
}

/** Markers without a length: TEM, RST0 to RST7, SOI. */
function isStandalone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

/** SOF0 to SOF15, without the three numbers among them that mean tables (DHT, JPG, DAC). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function isExif(data: Uint8Array): boolean {
  return String.fromCharCode(...data.subarray(0, 6)) === 'Exif\0\0'
}
