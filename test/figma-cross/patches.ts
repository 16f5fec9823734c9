import { composeOnto } from '../../core/edit/compose.ts'
import type { Patch } from '../../core/edit/patch.ts'
import { createPicture, cropPicture, maxWord, type Picture } from '../../core/image/picture.ts'
import { intersectRects, padRect, type Rect, rectOf } from '../../core/image/rect.ts'
import { cropMask } from '../../core/mask/crop-mask.ts'
import { featherByThickness } from '../../core/mask/feather.ts'
import { maskBounds } from '../../core/mask/mask-bounds.ts'
import { maskFromShape } from '../../core/mask/mask-from-shape.ts'

/**
 * Makes refinements of a picture, each over the one before: ellipses around the middle, feathered, in which each channel
 * is the opposite of the next one. The crop is larger than the area, as a provider's is.
 */
export function patchesFor(picture: Picture, count: number): readonly Patch[] {
  const patches: Patch[] = []
  let parent = picture
  for (let i = 0; i < count; i++) {
    const patch = patchAt(parent, (i - (count - 1) / 2) * 0.15)
    patches.push(patch)
    parent = composeOnto(parent, patch)
  }
  return patches
}

function patchAt(picture: Picture, aside: number): Patch {
  const { width, height } = picture
  const whole = rectOf(picture)
  const area = maskFromShape(
    {
      kind: 'ellipse',
      x: width * (0.34 + aside),
      y: height * 0.32,
      width: width * 0.32,
      height: height * 0.36,
    },
    whole,
  )
  const mask = featherByThickness(area, { canvas: whole })
  const rect = intersectRects(padRect(maskBounds(mask) ?? whole, 5), whole) ?? whole
  return { rect, color: opposite(picture, rect), coverage: cropMask(mask, rect) }
}

function opposite(picture: Picture, rect: Rect): Picture {
  const part = cropPicture(picture, rect)
  const full = maxWord(picture.depth)
  const result = createPicture(rect, picture.depth)
  for (let i = 0; i < result.data.length; i++) {
    const next = i % 4 === 2 ? i - 2 : i + 1
    result.data[i] = i % 4 === 3 ? full : full - (part.data[next] as number)
  }
  return result
}
