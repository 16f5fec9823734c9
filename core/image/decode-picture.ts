import { isRefineError, RefineError, throwIfAborted } from '../errors.ts'
import { finish, type Steps } from '../steps.ts'
import type { DecodedPicture, DecodePicture } from './decoded-picture.ts'
import { guardPictureSize } from './guard-size.ts'
import { decodePngInSteps } from './png/decode-png.ts'
import type { PictureFormat, SniffedPicture } from './sniff/sniffed-picture.ts'
import { sniffPicture } from './sniff-picture.ts'

/**
 * Decodes a JPEG or WebP with what the host has. Rejects with any error when the file is damaged.
 *
 * Turns the picture upright when the file states an orientation, and says in the tag what the words mean.
 */
export type DecodeForeign = (
  bytes: Uint8Array,
  format: 'jpeg' | 'webp',
  options: { readonly signal?: AbortSignal },
) => Promise<DecodedPicture>

/** Decodes the first frame of a GIF, as {@link DecodeForeign} decodes other files. */
export type DecodeGif = (
  bytes: Uint8Array,
  options: { readonly signal?: AbortSignal },
) => Promise<DecodedPicture>

const formatNames: Readonly<Record<PictureFormat, string>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  gif: 'GIF',
  psd: 'Photoshop',
  tiff: 'TIFF',
  avif: 'AVIF',
  heic: 'HEIC',
  bmp: 'BMP',
}

/**
 * Makes the one decoder of picture files: PNG by our own exact codec, JPEG and WebP by the host's.
 *
 * A file's kind is told by its bytes, and its claimed size is checked before anything is unpacked. The decoder rejects
 * with a RefineError: `unreadable_file` for what is no picture or is damaged, `unsupported_source` for other kinds of
 * pictures and for CMYK, `too_large`, `cancelled`.
 *
 * @param decodeGif makes GIF a format like the others, with its first frame as the picture; without it, GIFs are
 *   refused.
 */
export function createPictureDecoder(
  decodeForeign: DecodeForeign,
  decodeGif?: DecodeGif,
): DecodePicture {
  return async (bytes, options = {}) => {
    throwIfAborted(options.signal)
    const { format } = expectDecodable(bytes, { gif: decodeGif !== undefined })
    if (format === 'png') return finish(decodePngInSteps(bytes))
    try {
      const decoded = await (format === 'gif' && decodeGif
        ? decodeGif(bytes, options)
        : decodeForeign(bytes, format === 'webp' ? 'webp' : 'jpeg', options))
      throwIfAborted(options.signal)
      return decoded
    } catch (cause) {
      throwIfAborted(options.signal)
      throw isRefineError(cause) ? cause : damagedFile(formatNames[format], cause)
    }
  }
}

/**
 * Decodes a picture file where nothing but our own codec is at hand: a PNG in steps, all else is refused.
 *
 * @throws RefineError `unreadable_file`, `too_large`; `unsupported_source` for every other kind of picture, with the
 *   way out: such a host can open JPEG and WebP as documents.
 */
export function* decodePictureInSteps(bytes: Uint8Array): Steps<DecodedPicture> {
  const { format } = expectDecodable(bytes)
  if (format !== 'png') throw onlyPng(formatNames[format])
  return yield* decodePngInSteps(bytes)
}

/** What a file that can be decoded says of itself. */
export interface DecodableFile extends SniffedPicture {
  readonly format: 'png' | 'jpeg' | 'webp' | 'gif'
  readonly width: number
  readonly height: number
}

/**
 * Makes sure, by its first bytes alone, that a file is a picture of a kind and size that can be decoded.
 *
 * @throws RefineError `unreadable_file`, `unsupported_source`, `too_large`; see {@link createPictureDecoder}.
 */
export function expectDecodable(
  bytes: Uint8Array,
  options: { readonly gif?: boolean } = {},
): DecodableFile {
  const sniffed = sniffPicture(bytes)
  if (!sniffed) throw unknownFile(bytes)
  const { format, width, height } = sniffed
  const isDecoded = format === 'png' || format === 'jpeg' || format === 'webp'
  if (!isDecoded && !(format === 'gif' && options.gif)) throw unsupportedFormat(format)
  const name = formatNames[format]
  if (width !== null && height !== null) guardPictureSize({ width, height }, name)
  if (sniffed.cmyk) throw printColors(name)
  // Without a size the limits can't be checked, and no intact file lacks it.
  if (width === null || height === null) throw damagedFile(name)
  return { ...sniffed, format, width, height }
}

function unknownFile(bytes: Uint8Array): RefineError {
  return new RefineError(
    'unreadable_file',
    bytes.length === 0 ? 'The file is empty.' : 'This file is no picture that can be read.',
    { hint: 'Use a PNG, JPEG or WebP file.' },
  )
}

function unsupportedFormat(format: PictureFormat): RefineError {
  return new RefineError(
    'unsupported_source',
    `${formatNames[format]} files can't be used as a picture here.`,
    {
      hint:
        format === 'psd'
          ? 'Open the file as a document, or export the picture as PNG.'
          : 'Save the picture as PNG, which loses nothing, and use that file.',
    },
  )
}

function onlyPng(name: string): RefineError {
  return new RefineError('unsupported_source', `${name} files can't be decoded here, only PNG.`, {
    hint: 'Save the picture as PNG, which loses nothing, or open the file as a document and use its layer.',
  })
}

function printColors(name: string): RefineError {
  return new RefineError(
    'unsupported_source',
    `This ${name} holds colours for printing (CMYK), which can't be refined exactly.`,
    { hint: 'Convert it to RGB in an image editor and save it as PNG.' },
  )
}

function damagedFile(name: string, cause?: unknown): RefineError {
  return new RefineError('unreadable_file', `This ${name} file can't be read: it is damaged.`, {
    hint: 'Open it in an image editor and save it again, or get a fresh copy of the file.',
    ...(cause !== undefined && { cause }),
  })
}
