import type { Picture } from '../image/picture.ts'
import { createPicture, type Picture8, toDepth } from '../image/picture.ts'
import type { Size } from '../image/rect.ts'
import { createMask, type Mask } from '../mask/mask.ts'
import { nextTask } from './next-task.ts'

/**
 * Gives a small 8-bit picture for looking at: whole blocks of pixels averaged, at most `maxEdge` along the longer side.
 *
 * Never for anything that is sent, placed or measured: averages are taken in encoded values. Large pictures take
 * several tasks, so that none holds the page up.
 */
export async function shrinkForDisplay(picture: Picture, maxEdge: number): Promise<Picture8> {
  const step = stepFor(picture, maxEdge)
  if (step === 1) return toDepth(picture, 8) as Picture8 // toDepth gives the depth that was asked for
  const size = {
    width: Math.floor(picture.width / step),
    height: Math.floor(picture.height / step),
  }
  const result = createPicture(size, 8)
  await averageBlocks(
    picture.data,
    picture.width,
    4,
    step,
    size,
    result.data,
    picture.depth === 16 ? 257 : 1,
  )
  return result
}

/** Gives a mask shrunk as {@link shrinkForDisplay} shrinks a picture of the mask's size. */
export async function shrinkMaskForDisplay(mask: Mask, maxEdge: number): Promise<Mask> {
  const step = stepFor(mask.rect, maxEdge)
  const width = Math.floor(mask.rect.width / step)
  const height = Math.floor(mask.rect.height / step)
  const result = createMask({ x: 0, y: 0, width, height })
  await averageBlocks(mask.data, mask.rect.width, 1, step, { width, height }, result.data, 1)
  return result
}

/** Whole, so that blocks never overlap; never so large that a thin picture vanishes. */
function stepFor(size: Size, maxEdge: number): number {
  const step = Math.ceil(Math.max(size.width, size.height) / maxEdge)
  return Math.max(1, Math.min(step, size.width, size.height))
}

/** Source pixels that are averaged in one task. */
const pixelsAtOnce = 2 ** 20

async function averageBlocks(
  from: Uint8Array | Uint16Array,
  fromWidth: number,
  channels: number,
  step: number,
  size: Size,
  to: Uint8Array,
  divisor: number,
): Promise<void> {
  const rowsAtOnce = Math.max(1, Math.floor(pixelsAtOnce / (fromWidth * step)))
  const share = 1 / (step * step * divisor)
  for (let y = 0; y < size.height; y++) {
    if (y > 0 && y % rowsAtOnce === 0) await nextTask()
    for (let x = 0; x < size.width; x++) {
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0
        for (let row = 0; row < step; row++) {
          let pos = ((y * step + row) * fromWidth + x * step) * channels + channel
          for (let column = 0; column < step; column++, pos += channels) sum += from[pos] as number
        }
        to[(y * size.width + x) * channels + channel] = Math.round(sum * share)
      }
    }
  }
}
