import { finish, type Steps } from '../../steps.ts'
import type { DecodedPicture } from '../decoded-picture.ts'
import { createPicture, type Picture } from '../picture.ts'
import { colorTagOfChunks } from './color-of-chunks.ts'
import { createExpandRow8, createExpandRow16, type ExpandRow } from './expand-row.ts'
import { guardPackedSize, inflateRows } from './inflate-rows.ts'
import { samplesOfColorType } from './png-header.ts'
import { type PngPass, pngPasses } from './png-passes.ts'
import { type PngFile, readPngFileInSteps } from './read-png-file.ts'

/** Decodes a PNG file without a pause; see {@link decodePngInSteps}. */
export function decodePng(bytes: Uint8Array, options: DecodePngOptions = {}): DecodedPicture {
  return finish(decodePngInSteps(bytes, options))
}

/** How a PNG is decoded. */
export interface DecodePngOptions {
  /** Replaces the usual limit (see `guard-size.ts`); a file's claim is checked before memory is taken. */
  readonly maxPixels?: number
}

/**
 * Decodes a PNG file to exactly the words it stores: every colour type, bit depth and interlacing.
 *
 * Samples of up to 8 bits give an 8-bit picture (1, 2 and 4-bit grey spread over 0..255), 16-bit samples a 16-bit
 * one. RGB under alpha 0 is kept. Nothing is converted: the colour chunks become the {@link ColorTag}. Of an
 * animated PNG, this is the picture that every other reader shows.
 *
 * @throws RefineError `unreadable_file` for a damaged or truncated file, `too_large`.
 */
export function* decodePngInSteps(
  bytes: Uint8Array,
  options: DecodePngOptions = {},
): Steps<DecodedPicture> {
  const file = yield* readPngFileInSteps(bytes, options)
  return { picture: yield* decodePixels(file), color: colorTagOfChunks(file.colorChunks) }
}

function* decodePixels({ header, palette, transparency, idat }: PngFile): Steps<Picture> {
  const passes = pngPasses(header, header.interlaced)
  const bitsPerPixel = samplesOfColorType[header.colorType] * header.bitDepth
  guardPackedSize(idat, passes, bitsPerPixel)
  if (header.bitDepth === 16) {
    const picture = createPicture(header, 16)
    const expand = createExpandRow16(header, transparency)
    yield* inflateRows(idat, passes, bitsPerPixel, placeRows(picture.data, header.width, expand))
    return picture
  }
  const picture = createPicture(header, 8)
  const expand = createExpandRow8(header, palette, transparency)
  yield* inflateRows(idat, passes, bitsPerPixel, placeRows(picture.data, header.width, expand))
  return picture
}

function placeRows<Words>(words: Words, width: number, expand: ExpandRow<Words>) {
  return (row: Uint8Array, pass: PngPass, y: number): undefined => {
    const start = ((pass.top + y * pass.stepY) * width + pass.left) * 4
    expand(row, pass.width, words, start, pass.stepX * 4)
  }
}
