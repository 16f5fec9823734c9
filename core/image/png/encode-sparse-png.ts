import { finish } from '../../steps.ts'
import { untagged } from '../color-tag.ts'
import { isOpaque } from '../picture.ts'
import type { PicturePart } from '../picture-part.ts'
import { containsRect, rectOf, type Size, sameRect } from '../rect.ts'
import { deflateRows } from './deflate-rows.ts'
import { type EncodePngOptions, encodePng, levelFor } from './encode-png.ts'
import { samplesOfColorType } from './png-header.ts'
import { choosePngColorType, createRowPacker } from './row-packer.ts'
import { writePngFile } from './write-png-file.ts'

/**
 * Encodes a large picture that is transparent black outside one rectangle, as a PNG file of the large size.
 *
 * It decodes to the words that `encodePng` of the whole would give. But rows above and below the rectangle are
 * written as ready-made runs, so that time and memory follow the rectangle's rows, and nothing of the picture's size
 * is allocated. `decodeVisiblePart` reads such a file as cheaply.
 *
 * @throws RangeError when the part reaches outside the picture.
 * @throws RefineError `unsupported_source` when the tag's profile can't describe the pixels.
 */
export function encodeSparsePng(
  part: PicturePart,
  size: Size,
  options: EncodePngOptions = {},
): Uint8Array {
  const { rect, picture } = part
  if (!containsRect(rectOf(size), rect)) {
    throw new RangeError(
      `Expected a part inside ${size.width}×${size.height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
    )
  }
  if (sameRect(rect, rectOf(size)) && isOpaque(picture)) return encodePng(picture, options)
  const { width, height } = size
  const bitDepth = picture.depth
  const color = options.color ?? untagged
  const colorType = finish(choosePngColorType(picture, color, false))
  const pixelBytes = (samplesOfColorType[colorType] * bitDepth) / 8
  const rows = {
    height,
    rowBytes: width * pixelBytes,
    pixelBytes,
    top: rect.y,
    rows: rect.height,
    start: rect.x * pixelBytes,
    spanBytes: rect.width * pixelBytes,
    readSpan: createRowPacker(picture, colorType),
  }
  const header = { width, height, bitDepth, colorType, interlaced: false }
  const idat = finish(deflateRows(rows, levelFor(rect, options)))
  return finish(writePngFile(header, color, idat))
}
