import { createPicture, type Picture } from '../../../../core/image/picture.ts'
import { createMask, type Mask } from '../../../../core/mask/mask.ts'

/** Size of the pictures here. */
export const side = 128

/** Makes an opaque grey 8-bit picture from a value a pixel, 0 to 255. */
export function greyPicture(valueAt: (x: number, y: number) => number, size = side): Picture {
  const picture = createPicture({ width: size, height: size }, 8)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const value = Math.max(0, Math.min(255, Math.round(valueAt(x, y))))
      picture.data.fill(value, (y * size + x) * 4, (y * size + x) * 4 + 3)
      picture.data[(y * size + x) * 4 + 3] = 255
    }
  }
  return picture
}

/** Makes a mask over the whole picture from a coverage a pixel. */
export function maskOf(coverageAt: (x: number, y: number) => number, size = side): Mask {
  return createMask(
    { x: 0, y: 0, width: size, height: size },
    Uint8Array.from({ length: size * size }, (_, i) => coverageAt(i % size, Math.floor(i / size))),
  )
}

/** Gives noise of −1 to 1 that depends on the place alone. */
export function noise(x: number, y: number, seed = 1): number {
  let h = Math.imul(x + 1, 0x85ebca6b) ^ Math.imul(y + 1, 0xc2b2ae35) ^ Math.imul(seed, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 31 - 1
}

/** A disc of radius 40 in the middle. */
export function isInDisc(x: number, y: number): boolean {
  return Math.hypot(x - 63.5, y - 63.5) < 40
}
