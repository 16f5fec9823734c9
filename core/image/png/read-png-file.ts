import { finish, type Steps } from '../../steps.ts'
import { guardPictureSize } from '../guard-size.ts'
import { colorChunkTypes, type PngChunk, readPngChunks } from './png-chunks.ts'
import { type PngHeader, parsePngHeader } from './png-header.ts'
import { unreadablePng } from './unreadable-png.ts'

/** The parts of a PNG file that its picture is made of; nothing is unpacked yet. */
export interface PngFile {
  readonly header: PngHeader
  readonly palette: Uint8Array | null
  readonly transparency: Uint8Array | null
  readonly idat: readonly Uint8Array[]
  readonly colorChunks: readonly PngChunk[]
}

/** How a PNG file is read. */
export interface ReadPngOptions {
  /** Replaces the usual limit; see `guard-size.ts`. */
  readonly maxPixels?: number
  /** Reading ends where the pixels begin; they are neither checked nor given. */
  readonly onlyHead?: boolean
}

/** Takes a PNG file apart without a pause; see {@link readPngFileInSteps}. */
export function readPngFile(bytes: Uint8Array, options: ReadPngOptions = {}): PngFile {
  return finish(readPngFileInSteps(bytes, options))
}

/**
 * Takes a PNG file apart; packed pixels are views of `bytes`, colour chunks are copies.
 *
 * @throws RefineError `unreadable_file` for a damaged file, `too_large`.
 */
export function* readPngFileInSteps(
  bytes: Uint8Array,
  options: ReadPngOptions = {},
): Steps<PngFile> {
  let header: PngHeader | null = null
  let palette: Uint8Array | null = null
  let transparency: Uint8Array | null = null
  const idat: Uint8Array[] = []
  const colorChunks: PngChunk[] = []
  yield* readPngChunks(bytes, ({ type, data }) => {
    if (header === null) {
      if (type !== 'IHDR') throw unreadablePng('its header is missing')
      header = parsePngHeader(data)
      guardPictureSize(header, 'PNG', options)
    } else if (type === 'IDAT') {
      if (options.onlyHead) return false
      idat.push(data)
    } else if (type === 'PLTE') {
      palette = data
    } else if (type === 'tRNS') {
      transparency = data
    } else if (colorChunkTypes.includes(type)) {
      if (!colorChunks.some((known) => known.type === type)) {
        // A copy, so that the tag does not keep the whole file in memory; a Buffer's slice would be a view.
        colorChunks.push({ type, data: new Uint8Array(data) })
      }
    } else if (type !== 'IEND') {
      throw unreadablePng(`it has a part that is not understood (${type})`)
    }
    return undefined
  })
  if (header === null) throw unreadablePng('its header is missing')
  return { header, palette, transparency, idat, colorChunks }
}
