import type { Picture } from '../../image/picture.ts'
import type { Rect, Size } from '../../image/rect.ts'
import { resampleInSteps } from '../../image/resample.ts'
import type { Steps } from '../../steps.ts'

/** Source pixels that are read beyond what an enlarged rectangle shows, for the filter to reach into. */
const reachPx = 4

/** Gives the size of a picture enlarged by a whole factor. */
export function enlargedSize({ width, height }: Size, factor: number): Size {
  return { width: width * factor, height: height * factor }
}

/** Gives the source pixels that a rectangle of the enlarged picture is made of. */
export function sourceOfEnlarged(rect: Rect, factor: number, source: Size): Rect {
  const x = Math.max(0, Math.floor(rect.x / factor) - reachPx)
  const y = Math.max(0, Math.floor(rect.y / factor) - reachPx)
  const right = Math.min(source.width, Math.ceil((rect.x + rect.width) / factor) + reachPx)
  const bottom = Math.min(source.height, Math.ceil((rect.y + rect.height) / factor) + reachPx)
  return { x, y, width: right - x, height: bottom - y }
}

/**
 * Gives a rectangle of the enlarged picture, resampled from the source's pixels over {@link sourceOfEnlarged}.
 *
 * @param at Where these pixels lie in the source.
 */
export function enlargeInSteps(
  pixels: Picture,
  at: Rect,
  rect: Rect,
  factor: number,
): Steps<Picture> {
  const { width, height } = rect
  return resampleInSteps(
    pixels,
    { width, height },
    {
      across: { from: rect.x / factor - at.x, length: width / factor },
      down: { from: rect.y / factor - at.y, length: height / factor },
    },
  )
}
