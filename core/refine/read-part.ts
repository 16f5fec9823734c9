import type { PixelTarget } from '../host.ts'
import { createPicture, type Picture } from '../image/picture.ts'
import type { Rect } from '../image/rect.ts'
import { shrinkPicture } from '../image/shrink.ts'

/** Reads a rectangle of what is picked, in sRGB. */
export type ReadPixels = (
  target: PixelTarget,
  rect: Rect,
  options: { readonly signal?: AbortSignal },
) => Promise<Picture>

/** Most pixels that are looked at in full; larger parts are read smaller. */
const mostPixels = 24_000_000

/** Pixels of a strip that is read and made smaller at once. */
const stripPixels = 4_000_000

/**
 * Reads a part of a picture to be looked at by the machine, in full or, if it is very large, at a whole fraction of
 * its resolution, strip by strip, so that never all of it is held.
 *
 * @param pause Awaited after every strip, where one thread does everything; absent: no pause but that of reading.
 */
export async function readPart(
  read: ReadPixels,
  target: PixelTarget,
  rect: Rect,
  signal: AbortSignal | undefined,
  pause?: () => Promise<void>,
): Promise<Picture> {
  const options = signal ? { signal } : {}
  const factor = Math.ceil(Math.sqrt((rect.width * rect.height) / mostPixels))
  if (factor <= 1) return read(target, rect, options)
  const rows = Math.max(1, Math.floor(stripPixels / rect.width / factor)) * factor
  const strips: Picture[] = []
  for (let top = 0; top < rect.height; top += rows) {
    const height = Math.min(rows, rect.height - top)
    const strip = await read(target, { ...rect, y: rect.y + top, height }, options)
    strips.push(shrinkPicture(strip, factor))
    await pause?.()
  }
  return joined(strips)
}

/** Puts strips of the same width under one another. */
function joined(strips: readonly Picture[]): Picture {
  const [first] = strips
  if (!first) throw new TypeError('Expected at least one strip but received none')
  const height = strips.reduce((sum, strip) => sum + strip.height, 0)
  const result = createPicture({ width: first.width, height }, first.depth)
  let at = 0
  for (const strip of strips) {
    result.data.set(strip.data, at)
    at += strip.data.length
  }
  return result
}
