import type { Size } from '../../../core/image/rect.ts'

/** Gives the size at which a picture fills a box, cut off where it must (`cover`), or fits into it as a whole; whole pixels, at least 1. */
export function fitInto(picture: Size, box: Size, fit: 'cover' | 'contain'): Size {
  const across = box.width / picture.width
  const down = box.height / picture.height
  const scale = fit === 'cover' ? Math.max(across, down) : Math.min(across, down)
  const round = fit === 'cover' ? Math.ceil : Math.floor
  // Off by less than a thousandth is a rounding error of the division, not another pixel.
  const whole = (length: number) => Math.max(1, round(Math.round(length * scale * 1000) / 1000))
  return { width: whole(picture.width), height: whole(picture.height) }
}
