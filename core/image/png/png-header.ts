import { readUint32, writeUint32 } from './png-chunks.ts'
import { unreadablePng } from './unreadable-png.ts'

/** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha: PNG's own numbers. */
export type PngColorType = 0 | 2 | 3 | 4 | 6

/** What PNG's first chunk (IHDR) says. */
export interface PngHeader {
  readonly width: number
  readonly height: number
  /** Bits of one sample: 1, 2, 4, 8 or 16. */
  readonly bitDepth: number
  readonly colorType: PngColorType
  readonly interlaced: boolean
}

/** Samples that make one pixel. */
export const samplesOfColorType: Readonly<Record<PngColorType, number>> = {
  0: 1,
  2: 3,
  3: 1,
  4: 2,
  6: 4,
}

const bitDepths: Readonly<Record<PngColorType, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}

/**
 * Reads the data of an IHDR chunk.
 *
 * @throws RefineError `unreadable_file` for anything that the PNG specification does not allow.
 */
export function parsePngHeader(data: Uint8Array): PngHeader {
  if (data.length !== 13) throw unreadablePng('its header has a wrong length')
  const width = readUint32(data, 0)
  const height = readUint32(data, 4)
  if (width === 0 || height === 0) throw unreadablePng('it says that it has no pixels')
  const [bitDepth, colorType, compression, filter, interlace] = data.subarray(8) as unknown as [
    number,
    number,
    number,
    number,
    number,
  ]
  if (!isColorType(colorType) || !bitDepths[colorType].includes(bitDepth)) {
    throw unreadablePng(`its kind of pixels is unknown (type ${colorType}, ${bitDepth} bits)`)
  }
  if (compression !== 0 || filter !== 0 || interlace > 1) {
    throw unreadablePng('it is packed in a way that the PNG standard does not know')
  }
  return { width, height, bitDepth, colorType, interlaced: interlace === 1 }
}

/** Gives the data of an IHDR chunk. */
export function formatPngHeader(header: PngHeader): Uint8Array {
  const data = new Uint8Array(13)
  writeUint32(data, 0, header.width)
  writeUint32(data, 4, header.height)
  data[8] = header.bitDepth
  data[9] = header.colorType
  data[12] = header.interlaced ? 1 : 0
  return data
}

function isColorType(value: number): value is PngColorType {
  return value === 0 || value === 2 || value === 3 || value === 4 || value === 6
}
