import { containsRect, type Rect, rectOf, type Size, shiftInto } from '../../image/rect.ts'

/** A side of a picture. */
export type Side = 'left' | 'top' | 'right' | 'bottom'

/** Empty space that must lie between the subject and one side of the crop, as for a line of text. */
export interface Room {
  readonly side: Side
  /** Share of the crop's width (left, right) or height (top, bottom), 0 to below 1. */
  readonly share: number
}

/** What a crop is derived from. */
export interface AspectInput {
  readonly size: Size
  /** Width to height, in any unit: 4 and 5. */
  readonly aspect: Size
  /** What may not be cut, in source pixels; null: nothing in particular, and the middle counts. */
  readonly subject: Rect | null
  readonly room?: Room | null
}

/**
 * Finds the largest crop of given proportions that never cuts the subject, and is centred on it as far as the picture
 * allows; null when there is none.
 *
 * With room on a side, the subject is centred in what the room leaves. The proportions are met as
 * nearly as whole pixels allow.
 *
 * @throws RangeError when the subject reaches outside the picture, the proportions are not above 0, or the room is not
 *   a share from 0 to below 1.
 */
export function cropToAspect({ size, aspect, subject, room = null }: AspectInput): Rect | null {
  expectUsable(size, aspect, subject, room)
  const bounds = rectOf(size)
  const kept = subject ?? middleOf(size)
  // From the largest crop down: only with room does a smaller one keep what a larger one does not.
  const largest = largestWidth(size, aspect)
  for (let width = largest; width >= 1; width--) {
    const height = Math.max(1, Math.round((width * aspect.height) / aspect.width))
    if (height > size.height) continue
    if (width < kept.width || height < kept.height) return null
    const crop = shiftInto(placed({ width, height }, kept, room), bounds)
    if (containsRect(crop, kept) && hasRoom(crop, kept, room)) return crop
  }
  return null
}

function largestWidth(size: Size, aspect: Size): number {
  const byHeight = Math.floor(((size.height + 0.5) * aspect.width) / aspect.height)
  return Math.max(1, Math.min(size.width, byHeight))
}

/** Centres the subject in the part of the crop that the room leaves. */
function placed({ width, height }: Size, kept: Rect, room: Room | null): Rect {
  const across = Math.ceil((room?.share ?? 0) * width)
  const down = Math.ceil((room?.share ?? 0) * height)
  const left = room?.side === 'left' ? across : 0
  const right = room?.side === 'right' ? across : 0
  const top = room?.side === 'top' ? down : 0
  const bottom = room?.side === 'bottom' ? down : 0
  return {
    x: kept.x - left - Math.floor((width - left - right - kept.width) / 2),
    y: kept.y - top - Math.floor((height - top - bottom - kept.height) / 2),
    width,
    height,
  }
}

function hasRoom(crop: Rect, kept: Rect, room: Room | null): boolean {
  if (!room) return true
  const isAcross = room.side === 'left' || room.side === 'right'
  const wanted = Math.ceil(room.share * (isAcross ? crop.width : crop.height))
  const gaps = {
    left: kept.x - crop.x,
    top: kept.y - crop.y,
    right: crop.x + crop.width - kept.x - kept.width,
    bottom: crop.y + crop.height - kept.y - kept.height,
  }
  return gaps[room.side] >= wanted
}

function middleOf({ width, height }: Size): Rect {
  return { x: Math.floor((width - 1) / 2), y: Math.floor((height - 1) / 2), width: 1, height: 1 }
}

function expectUsable(size: Size, aspect: Size, subject: Rect | null, room: Room | null): void {
  if (!(aspect.width > 0 && aspect.height > 0)) {
    throw new RangeError(
      `Expected proportions above 0 but received ${aspect.width}:${aspect.height}`,
    )
  }
  if (subject && !containsRect(rectOf(size), subject)) {
    throw new RangeError(`Expected a subject inside ${size.width}×${size.height}`)
  }
  if (room && !(room.share >= 0 && room.share < 1)) {
    throw new RangeError(`Expected a share from 0 to below 1 but received ${room.share}`)
  }
}
