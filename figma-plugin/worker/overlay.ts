import type { Patch } from '../../core/edit/patch.ts'
import { createPicture, maxWord, type Picture, toDepth } from '../../core/image/picture.ts'
import type { PicturePart } from '../../core/image/picture-part.ts'
import { visiblePart } from '../../core/image/visible-part.ts'
import { createMask } from '../../core/mask/mask.ts'

/**
 * Gives what an overlay shows of a patch: its colour with its coverage as straight alpha, transparent black where
 * coverage is 0, so that the base image shows through untouched. {@link patchOfPart} gives the patch back, word for
 * word.
 *
 * @throws TypeError when a covered pixel of the patch is not opaque: alpha means coverage here.
 */
export function partOfPatch({ rect, color, coverage }: Patch): PicturePart {
  const picture = createPicture(rect, color.depth)
  const full = maxWord(color.depth)
  for (let i = 0, pos = 0; i < coverage.data.length; i++, pos += 4) {
    const alpha = coverage.data[i] as number
    if (alpha === 0) continue
    if (color.data[pos + 3] !== full) {
      throw new TypeError('Expected a patch of opaque colour but received a translucent pixel')
    }
    picture.data[pos] = color.data[pos] as number
    picture.data[pos + 1] = color.data[pos + 1] as number
    picture.data[pos + 2] = color.data[pos + 2] as number
    picture.data[pos + 3] = (alpha * full) / 255
  }
  return moved(visiblePart(picture) ?? firstPixel(picture), rect)
}

/** Reads an overlay back as the patch that it shows, at the depth of the picture that it lies on. */
export function patchOfPart({ rect, picture }: PicturePart, depth: Picture['depth']): Patch {
  const coverage = createMask(rect)
  const color = createPicture(rect, depth)
  color.data.set(toDepth(picture, depth).data)
  const full = maxWord(depth)
  for (let i = 0, pos = 3; i < coverage.data.length; i++, pos += 4) {
    coverage.data[i] = Math.round(((color.data[pos] as number) * 255) / full)
    color.data[pos] = full
  }
  return { rect, color, coverage }
}

/** A file needs a pixel, also where nothing is covered. */
function firstPixel({ depth }: Picture): PicturePart {
  return {
    rect: { x: 0, y: 0, width: 1, height: 1 },
    picture: createPicture({ width: 1, height: 1 }, depth),
  }
}

function moved({ rect, picture }: PicturePart, by: { x: number; y: number }): PicturePart {
  return { rect: { ...rect, x: rect.x + by.x, y: rect.y + by.y }, picture }
}
