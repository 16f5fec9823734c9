import { type Picture, pastePicture, toDepth } from '../../core/image/picture.ts'
import { fitWithin, type Rect, type Size } from '../../core/image/rect.ts'
import { resample } from '../../core/image/resample.ts'
import { shrinkPicture } from '../../core/image/shrink.ts'
import { createByteCache } from './byte-cache.ts'

/** Bytes of shrunk base images that are kept for the thumbnails of their versions. */
const shrunkBudget = 32 * 2 ** 20

/** How a thumbnail gets at pixels. */
export interface ThumbnailSource {
  /** All of the base image. */
  readonly readBase: () => Promise<Picture>
  /** A rectangle of what is shown. */
  readonly read: (rect: Rect) => Promise<Picture>
  /** Outside of it, what is shown is the base; null when nothing differs. */
  readonly changed: Rect | null
}

/** Draws thumbnails; those of one base share the work of shrinking it, so that each costs what it changes. */
export interface Thumbnails {
  draw(base: string, size: Size, maxEdge: number, source: ThumbnailSource): Promise<Picture>
}

/** Starts with nothing shrunk. */
export function createThumbnails(): Thumbnails {
  const shrunk = createByteCache<Picture>(shrunkBudget)
  return {
    async draw(base, size, maxEdge, { readBase, read, changed }) {
      const factor = Math.max(1, Math.floor(Math.max(size.width, size.height) / (maxEdge * 2)))
      const key = `${base}/${factor}`
      let small = shrunk.get(key)
      if (!small) {
        small = toDepth(shrinkPicture(await readBase(), factor), 8)
        shrunk.set(key, small, small.data.byteLength)
      }
      if (changed) {
        const rect = alignedTo(factor, changed, size)
        const part = toDepth(shrinkPicture(await read(rect), factor), 8)
        small = pastePicture(small, part, { x: rect.x / factor, y: rect.y / factor })
      }
      const thumbnail = resample(small, fitWithin(size, maxEdge))
      // A picture that is as small already is kept here, and a result is given away.
      return thumbnail === small
        ? ({ ...thumbnail, data: thumbnail.data.slice() } as Picture)
        : thumbnail
    },
  }
}

/** Grows a rectangle to whole squares of the factor, as far as the picture goes. */
function alignedTo(factor: number, rect: Rect, size: Size): Rect {
  const x = Math.floor(rect.x / factor) * factor
  const y = Math.floor(rect.y / factor) * factor
  const right = Math.min(size.width, Math.ceil((rect.x + rect.width) / factor) * factor)
  const bottom = Math.min(size.height, Math.ceil((rect.y + rect.height) / factor) * factor)
  return { x, y, width: right - x, height: bottom - y }
}
