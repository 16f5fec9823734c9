import { RefineError } from '../../core/errors.ts'
import { type ColorTag, untagged } from '../../core/image/color-tag.ts'
import { expectDecodable } from '../../core/image/decode-picture.ts'
import { embeddedProfile } from '../../core/image/embedded-profile.ts'
import { colorTagOfIcc } from '../../core/image/icc.ts'
import type { Depth } from '../../core/image/picture.ts'
import { colorTagOfChunks } from '../../core/image/png/color-of-chunks.ts'
import { readPngFile } from '../../core/image/png/read-png-file.ts'
import type { Size } from '../../core/image/rect.ts'
import { isAnimatedGif } from '../../core/image/sniff/gif-blocks.ts'
import type { Orientation } from '../../core/image/sniff/tiff-tags.ts'
import { swapsSides } from '../../core/image/turn-picture.ts'

/** What an image's file says before anything is unpacked, with how Figma draws it. */
export interface ImageHead extends Size {
  readonly format: 'png' | 'jpeg' | 'gif'
  readonly depth: Depth
  readonly color: ColorTag
  /** Whether no pixel can be anything but opaque. */
  readonly opaque: boolean
  /** How Figma turns the stored pixels. */
  readonly turned: Orientation
  readonly obstacle: string | null
}

/**
 * Reads the head of an image's file.
 *
 * Nothing but Figma's own opinion of the size tells whether it obeys EXIF; where that opinion can't (half turns,
 * squares), a JPEG is taken to be turned and a PNG not, as browsers of Figma's time do.
 *
 * @throws RefineError `unreadable_file`, `unsupported_source`, `too_large`.
 */
export function readImageHead(file: Uint8Array, drawn: Size | null): ImageHead {
  const { format, width, height, orientation = 1 } = expectDecodable(file, { gif: true })
  if (format === 'webp') throw notFigmas()
  const stored = { width, height }
  const turned = isTurned(format, stored, orientation, drawn) ? orientation : 1
  const size = swapsSides(turned) ? { width: height, height: width } : stored
  const obstacle = obstacleOf(orientation, size, drawn)
  if (format === 'png') {
    const { header, transparency, colorChunks } = readPngFile(file, { onlyHead: true })
    const { bitDepth, colorType } = header
    const depth = bitDepth === 16 ? 16 : 8
    const opaque = colorType !== 4 && colorType !== 6 && transparency === null
    return {
      format,
      ...size,
      depth,
      color: colorTagOfChunks(colorChunks),
      opaque,
      turned,
      obstacle,
    }
  }
  const icc = embeddedProfile(file, format)
  const color = icc ? colorTagOfIcc(icc) : untagged
  const animated = format === 'gif' && isAnimatedGif(file) ? animatedGif : null
  return {
    format,
    ...size,
    depth: 8,
    color,
    opaque: format === 'jpeg',
    turned,
    obstacle: animated ?? obstacle,
  }
}

const animatedGif = 'An animated GIF: its first frame is refined.'

function isTurned(
  format: 'png' | 'jpeg' | 'gif',
  stored: Size,
  orientation: Orientation,
  drawn: Size | null,
): boolean {
  if (orientation === 1) return false
  if (!drawn || !swapsSides(orientation) || stored.width === stored.height) return format === 'jpeg'
  if (sameSize(drawn, stored)) return false
  return format === 'jpeg' || (drawn.width === stored.height && drawn.height === stored.width)
}

function obstacleOf(orientation: Orientation, size: Size, drawn: Size | null): string | null {
  if (orientation !== 1) {
    return 'The file is turned by its EXIF data, which an overlay could not follow.'
  }
  if (drawn && !sameSize(drawn, size)) {
    return 'Figma draws the image at another size than its file has, which an overlay could not follow.'
  }
  return null
}

function sameSize(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height
}

function notFigmas(): RefineError {
  return new RefineError('unsupported_source', 'WebP files can’t be images in Figma.', {
    hint: 'Place the picture as PNG or JPEG.',
  })
}
