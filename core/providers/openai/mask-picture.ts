import { createPicture, type Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import { coverageAt, type Mask } from '../../mask/mask.ts'

/**
 * Draws a mask as OpenAI reads it: a picture of the sent picture's size, alpha 0 where change is wanted.
 *
 * Any coverage counts as wanted: what alphas in between mean is not documented, and the true edge is drawn
 * afterwards. Colour says the same as white on black, for servers that speak this protocol but read brightness.
 */
export function maskPicture(mask: Mask, size: Size): Picture {
  const picture = createPicture(size, 8)
  for (let y = 0, pos = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, pos += 4) {
      const change = coverageAt(mask, x, y) > 0
      picture.data.fill(change ? 255 : 0, pos, pos + 3)
      picture.data[pos + 3] = change ? 0 : 255
    }
  }
  return picture
}
