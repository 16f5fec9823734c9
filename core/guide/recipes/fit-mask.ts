import { rectOf, type Size, sameRect } from '../../image/rect.ts'
import { cropMask } from '../../mask/crop-mask.ts'
import { createMask, type Mask } from '../../mask/mask.ts'
import { enlargeCoverage } from '../../mask/parts/enlarge-coverage.ts'
import { scaleMaskInSteps } from '../../mask/scale-mask.ts'
import { finish } from '../../steps.ts'

/**
 * Brings a mask that was made for a picture of one size to a picture of another; the same size gives the mask itself.
 *
 * It keeps its place as shares of the picture, so that other proportions stretch it. Where it gets fewer pixels each is
 * the average of those it covers; where it gets more they are mixed, so that no stairs appear.
 */
export function fitMask(mask: Mask, from: Size, to: Size): Mask {
  if (from.width === to.width && from.height === to.height) return mask
  const bounds = rectOf(from)
  const whole = sameRect(mask.rect, bounds) ? mask : cropMask(mask, bounds)
  const less = {
    width: Math.min(from.width, to.width),
    height: Math.min(from.height, to.height),
  }
  const { data } = finish(scaleMaskInSteps(whole, less))
  return createMask(rectOf(to), finish(enlargeCoverage(data, less, to)))
}
