import { throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { containsRect, type Rect, rectOf } from '../../../core/image/rect.ts'
import type { ImageStack } from '../pixels/figma-pixels.ts'
import type { FigmaHostDeps } from './host-parts.ts'

/**
 * Reads a rectangle of what images on each other show.
 *
 * @throws RangeError for a rectangle that reaches outside the picture.
 */
export async function readStack(
  { pixels }: Pick<FigmaHostDeps, 'pixels'>,
  stack: ImageStack,
  rect: Rect,
  options: CallOptions,
): Promise<Picture> {
  const size = await pixels.facts(stack.base, options)
  throwIfAborted(options.signal)
  // Checked on this side of the worker: a mistake of the caller's is no failure of the worker.
  if (!containsRect(rectOf(size), rect)) {
    const { x, y, width, height } = rect
    throw new RangeError(
      `Expected a rectangle inside ${size.width}×${size.height} but received ${width}×${height} at ${x},${y}`,
    )
  }
  return pixels.read(stack, rect, options)
}
