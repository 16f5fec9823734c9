import { finish, type Steps } from '../../steps.ts'
import type { DeflateLevel } from '../../zlib/deflate-open.ts'
import { type ColorTag, untagged } from '../color-tag.ts'
import { isOpaqueInSteps, type Picture } from '../picture.ts'
import type { Size } from '../rect.ts'
import { deflateRows } from './deflate-rows.ts'
import { samplesOfColorType } from './png-header.ts'
import { choosePngColorType, createRowPacker } from './row-packer.ts'
import { writePngFile } from './write-png-file.ts'

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

/** Encodes a picture as a PNG file without a pause; see {@link encodePngInSteps}. */
export function encodePng(picture: Picture, options: EncodePngOptions = {}): Uint8Array {
  return finish(encodePngInSteps(picture, options))
}

/**
 * Encodes a picture as a PNG file that decodes to exactly the same words, at its own depth.
 *
 * An opaque picture is written without alpha, any other with straight alpha and the RGB under alpha 0. Rows are
 * filtered and packed one after the other: beside the file itself, nothing of the picture's size is allocated.
 *
 * @throws RefineError `unsupported_source` when the tag's profile can't describe the pixels (a grey profile on
 *   coloured pixels, CMYK): such a file would show other colours than the picture has.
 */
export function* encodePngInSteps(
  picture: Picture,
  options: EncodePngOptions = {},
): Steps<Uint8Array> {
  const { width, height, depth } = picture
  const color = options.color ?? untagged
  const colorType = yield* choosePngColorType(picture, color, yield* isOpaqueInSteps(picture))
  const pixelBytes = (samplesOfColorType[colorType] * depth) / 8
  const rowBytes = width * pixelBytes
  const rows = {
    height,
    rowBytes,
    pixelBytes,
    top: 0,
    rows: height,
    start: 0,
    spanBytes: rowBytes,
    readSpan: createRowPacker(picture, colorType),
  }
  const header = { width, height, bitDepth: depth, colorType, interlaced: false }
  const idat = yield* deflateRows(rows, levelFor(picture, options))
  return yield* writePngFile(header, color, idat)
}

/** Gives how hard a picture's rows are compressed; see {@link EncodePngOptions.level}. */
export function levelFor({ width, height }: Size, { level }: EncodePngOptions): DeflateLevel {
  return level ?? (width * height > pixelsAtFullEffort ? 1 : 6)
}
