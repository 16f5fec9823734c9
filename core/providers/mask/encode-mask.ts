import { createPicture, type Picture } from '../../image/picture.ts'
import type { Size } from '../../image/rect.ts'
import { coverageAt, type Mask } from '../../mask/mask.ts'
import type { MaskMeaning } from '../../model.ts'

/** A meaning that is written as a picture of its own. */
export type PictureMeaning = Exclude<MaskMeaning, 'hole'>

type Pixel = readonly [red: number, green: number, blue: number, alpha: number]

/** The two pixels of each meaning: colour is written under transparency as well. */
const pixelsOf: Readonly<Record<PictureMeaning, { readonly change: Pixel; readonly keep: Pixel }>> =
  {
    'alpha 0': { change: [255, 255, 255, 0], keep: [0, 0, 0, 255] },
    clear: { change: [0, 0, 0, 0], keep: [0, 0, 0, 255] },
    white: { change: [255, 255, 255, 255], keep: [0, 0, 0, 255] },
    black: { change: [0, 0, 0, 255], keep: [255, 255, 255, 255] },
    opaque: { change: [255, 255, 255, 255], keep: [0, 0, 0, 0] },
  }

/**
 * Draws a mask as a provider reads it: an 8-bit picture of the sent picture's size in two values.
 *
 * Any coverage counts as wanted: what values in between mean is documented nowhere, and the true edge is drawn
 * afterwards. Write it with our own PNG encoder: a canvas loses the colour under transparency.
 */
export function encodeMask(mask: Mask, size: Size, meaning: PictureMeaning): Picture {
  const picture = createPicture(size, 8)
  const { change, keep } = pixelsOf[meaning]
  const words = new Uint32Array(picture.data.buffer)
  const wanted = wordOf(change)
  words.fill(wordOf(keep))
  eachWanted(mask, size, (at) => {
    words[at] = wanted
  })
  return picture
}

/** Gives a copy of a picture that is transparent where change is wanted; all else, and the colour there, stays. */
export function punchHole(picture: Picture, mask: Mask): Picture {
  const data = picture.data.slice()
  eachWanted(mask, picture, (at) => {
    data[at * 4 + 3] = 0
  })
  return createPicture(picture, picture.depth, data)
}

function eachWanted(mask: Mask, size: Size, visit: (at: number) => void): void {
  const { rect } = mask
  const right = Math.min(size.width, rect.x + rect.width)
  const bottom = Math.min(size.height, rect.y + rect.height)
  for (let y = Math.max(0, rect.y); y < bottom; y++) {
    for (let x = Math.max(0, rect.x); x < right; x++) {
      if (coverageAt(mask, x, y) > 0) visit(y * size.width + x)
    }
  }
}

/** The pixel's bytes in memory order, whatever the machine's. */
function wordOf(pixel: Pixel): number {
  return new Uint32Array(Uint8Array.from(pixel).buffer)[0] ?? 0
}
