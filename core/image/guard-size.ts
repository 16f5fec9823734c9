import { RefineError } from '../errors.ts'
import type { Size } from './rect.ts'

/** Longest edge of a picture that is opened, in pixels: Photoshop's own limit for a PSD. */
export const maxEdge = 30_000

/** Most pixels of a picture that is opened: at 16 bit they take 960 MB. */
export const maxPixels = 120_000_000

/**
 * Refuses a picture that is too large to be handled safely; call it before memory is taken for the pixels.
 *
 * `format` names the file's kind in the message: "PNG", "JPEG".
 *
 * @throws RefineError `too_large`.
 */
export function guardPictureSize(
  { width, height }: Size,
  format: string,
  limits: { readonly maxPixels?: number } = {},
): void {
  const most = limits.maxPixels ?? maxPixels
  if (width <= maxEdge && height <= maxEdge && width * height <= most) return
  throw new RefineError(
    'too_large',
    `This ${format} has ${width} × ${height} pixels; at most ${inWords(most)} and ${maxEdge} along one edge can be handled.`,
    { hint: 'Make the picture smaller, or crop it to the part that you want to refine.' },
  )
}

function inWords(pixels: number): string {
  return pixels < 1_000_000
    ? `${pixels} pixels`
    : `${Math.round(pixels / 10_000) / 100} million pixels`
}
