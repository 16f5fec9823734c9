import type { Room, Side } from '../../core/edit/reframe/crop-to-aspect.ts'
import type { Size } from '../../core/image/rect.ts'
import type { ParsedArguments } from './parse-arguments.ts'
import { UsageError } from './usage-error.ts'

const sides: readonly Side[] = ['left', 'top', 'right', 'bottom']

/** A length as it was given: whole pixels, or a share of the picture's edge. */
export type Length = { readonly px: number } | { readonly share: number }

/** A change of the frame as the command line gives it, before the picture's size is known. */
export type ReframeSettings =
  | { readonly kind: 'expand'; readonly lengths: Readonly<Partial<Record<Side, Length>>> }
  | {
      readonly kind: 'crop'
      readonly aspect: Size
      /** A mask file of what may not be cut. */
      readonly subject: string | null
      readonly room: Room | null
    }
  | { readonly kind: 'upscale'; readonly factor: number }

/** Words that stand for the instruction where none is given. */
export const reframeWords = {
  expand: 'Continue the picture naturally beyond its old borders.',
  crop: 'Crop the picture.',
  upscale: 'Show the same picture in finer detail, with nothing added, moved or recoloured.',
} as const

/**
 * Reads `--expand`, `--upscale`, or `--crop` with `--subject` and `--room`; null where none is given.
 *
 * @throws UsageError for several at once, and for anything that can't be understood.
 */
export function parseReframe(parsed: ParsedArguments): ReframeSettings | null {
  const expand = parsed.text('expand')
  const crop = parsed.text('crop')
  const subject = parsed.text('subject') ?? null
  const room = parsed.text('room')
  const factor = parsed.number('upscale', { from: 2, to: 4, whole: true })
  const given = [
    ...(expand === undefined ? [] : ['--expand']),
    ...(crop === undefined ? [] : ['--crop']),
    ...(factor === undefined ? [] : ['--upscale']),
  ]
  if (given.length > 1) {
    throw new UsageError(`${given.join(' and ')} were given together.`, 'Do one after the other.')
  }
  if (crop === undefined && (subject !== null || room !== undefined)) {
    throw new UsageError(
      `--${subject === null ? 'room' : 'subject'} belongs to --crop, which is missing.`,
      'Name the proportions, as in --crop 4:5.',
    )
  }
  if (factor !== undefined) return { kind: 'upscale', factor }
  if (expand !== undefined) return { kind: 'expand', lengths: parseLengths(expand) }
  if (crop === undefined) return null
  return { kind: 'crop', aspect: parseAspect(crop), subject, room: room ? parseRoom(room) : null }
}

function parseAspect(given: string): Size {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(given) ?? []
  const aspect = { width: Number(width), height: Number(height) }
  if (aspect.width > 0 && aspect.height > 0) return aspect
  throw new UsageError(
    `--crop takes proportions, but “${given}” was given.`,
    'Write width to height, as in --crop 4:5.',
  )
}

function parseLengths(given: string): Partial<Record<Side, Length>> {
  const lengths: Partial<Record<Side, Length>> = {}
  for (const part of given.split(',')) {
    const { side, length } = parseSide('expand', part)
    if (lengths[side]) {
      throw new UsageError(`--expand names the ${side} twice.`, 'Name each side once.')
    }
    lengths[side] = length
  }
  return lengths
}

function parseRoom(given: string): Room {
  const { side, length } = parseSide('room', given)
  if ('share' in length && length.share < 1) return { side, share: length.share }
  throw new UsageError(
    `--room takes a side with a share of the crop, but “${given}” was given.`,
    'Write a share below 100 %, as in --room top:10%.',
  )
}

function parseSide(option: string, given: string): { side: Side; length: Length } {
  const [, name, number, unit] = /^\s*(\w+):(\d+(?:\.\d+)?)(%?)\s*$/.exec(given) ?? []
  const side = sides.find((known) => known === name)
  const value = Number(number)
  if (side && value > 0 && (unit === '%' || Number.isInteger(value))) {
    return { side, length: unit === '%' ? { share: value / 100 } : { px: value } }
  }
  throw new UsageError(
    `--${option} takes sides with a length, but “${given}” was given.`,
    `Sides are ${sides.join(', ')}; a length is whole pixels or a share, as in left:200 or top:10%.`,
  )
}
