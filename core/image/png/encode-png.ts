import { RefineError } from '../../errors.ts'
import { type ColorTag, untagged } from '../color-tag.ts'
import { colorModelOfIcc } from '../icc.ts'
import { isOpaque, type Picture } from '../picture.ts'
import { chunksOfColor } from './chunks-of-color.ts'
import { type DeflateLevel, deflateRows } from './deflate-rows.ts'
import {
  packGrey8,
  packGrey16,
  packGreyAlpha8,
  packGreyAlpha16,
  packRgb8,
  packRgb16,
  packRgba8,
  packRgba16,
} from './pack-row.ts'
import { pngSignature, writePngChunk } from './png-chunks.ts'
import { formatPngHeader, type PngColorType, samplesOfColorType } from './png-header.ts'

/** What a PNG carries beside its words, and how hard it is compressed. */
export interface EncodePngOptions {
  /** What the words mean; its colour and metadata chunks are written. Without it the file says nothing. */
  readonly color?: ColorTag
  /**
   * How hard to compress, 0 (not at all) to 9.
   *
   * @default 6 up to one million pixels, 1 above: there, time grows by the second and the filters do most of the work.
   */
  readonly level?: DeflateLevel
}

const pixelsAtFullEffort = 1_000_000

/**
 * Encodes a picture as a PNG file that decodes to exactly the same words, at its own depth.
 *
 * An opaque picture is written without alpha, any other with straight alpha and the RGB under alpha 0. Rows are
 * filtered and packed one after the other: beside the file itself, nothing of the picture's size is allocated.
 *
 * @throws RefineError `unsupported_source` when the tag's profile can't describe the pixels (a grey profile on
 *   coloured pixels, CMYK): such a file would show other colours than the picture has.
 */
export function encodePng(picture: Picture, options: EncodePngOptions = {}): Uint8Array {
  const { width, height, depth } = picture
  const color = options.color ?? untagged
  const colorType = chooseColorType(picture, color)
  const pixelBytes = (samplesOfColorType[colorType] * depth) / 8
  const level = options.level ?? (width * height > pixelsAtFullEffort ? 1 : 6)
  const rows = deflateRows(
    height,
    width * pixelBytes,
    pixelBytes,
    level,
    rowPacker(picture, colorType),
  )
  return joinBytes([
    Uint8Array.from(pngSignature),
    writePngChunk({
      type: 'IHDR',
      data: formatPngHeader({ width, height, bitDepth: depth, colorType, interlaced: false }),
    }),
    ...chunksOfColor(color).map(writePngChunk),
    ...rows.map((data) => writePngChunk({ type: 'IDAT', data })),
    writePngChunk({ type: 'IEND', data: new Uint8Array(0) }),
  ])
}

/** RGB, unless the profile is a grey one: PNG allows that on grey pixels only. */
function chooseColorType(picture: Picture, { icc }: ColorTag): PngColorType {
  const model = icc ? colorModelOfIcc(icc) : ''
  const opaque = isOpaque(picture)
  if (model === '' || model === 'RGB') return opaque ? 2 : 6
  if (model === 'GRAY' && isGrey(picture)) return opaque ? 0 : 4
  throw new RefineError(
    'unsupported_source',
    `A PNG with these pixels can't carry the picture's colour profile, which is made for ${model === 'GRAY' ? 'greyscale' : model}.`,
    { hint: 'Convert the picture to RGB (sRGB is a safe choice) and try again.' },
  )
}

function isGrey({ data }: Picture): boolean {
  for (let pos = 0; pos < data.length; pos += 4) {
    if (data[pos] !== data[pos + 1] || data[pos] !== data[pos + 2]) return false
  }
  return true
}

function rowPacker(
  picture: Picture,
  colorType: PngColorType,
): (y: number, row: Uint8Array) => void {
  const { width } = picture
  if (picture.depth === 8) {
    const pack = { 0: packGrey8, 2: packRgb8, 3: packRgb8, 4: packGreyAlpha8, 6: packRgba8 }[
      colorType
    ]
    return (y, row) => pack(picture.data, y * width * 4, width, row)
  }
  const pack = { 0: packGrey16, 2: packRgb16, 3: packRgb16, 4: packGreyAlpha16, 6: packRgba16 }[
    colorType
  ]
  return (y, row) => pack(picture.data, y * width * 4, width, row)
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const joined = new Uint8Array(length)
  let pos = 0
  for (const part of parts) {
    joined.set(part, pos)
    pos += part.length
  }
  return joined
}
