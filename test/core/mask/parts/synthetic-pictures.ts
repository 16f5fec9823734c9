import { createPicture, type Picture, toDepth } from '../../../../core/image/picture.ts'
import type { Mask } from '../../../../core/mask/mask.ts'

/** A picture of two noisy textures: a disc of one on the other, and which pixels are the disc's. */
export interface TwoTextures {
  readonly picture: Picture
  readonly disc: Uint8Array
  readonly center: { readonly x: number; readonly y: number }
  readonly radius: number
}

/** Paints a reddish, striped disc on a greenish, checked ground, both with noise; the border is anti-aliased. */
export function twoTextures(width: number, height: number, depth: 8 | 16 = 8): TwoTextures {
  const center = { x: width * 0.52, y: height * 0.47 }
  const radius = Math.min(width, height) * 0.3
  const picture = createPicture({ width, height }, 8)
  const disc = new Uint8Array(width * height)
  let seed = 1
  const noise = () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return (seed / 2 ** 31 - 0.5) * 24
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const away = Math.hypot(x + 0.5 - center.x, y + 0.5 - center.y)
      const part = Math.min(1, Math.max(0, radius - away + 0.5))
      const stripe = (x + 2 * y) % 14 < 7 ? 30 : 0
      const check = (Math.floor(x / 9) + Math.floor(y / 9)) % 2 === 0 ? 35 : 0
      const at = y * width + x
      disc[at] = away < radius ? 1 : 0
      const [red, green, blue] = [
        part * (170 + stripe) + (1 - part) * (70 + check),
        part * (60 + stripe) + (1 - part) * (110 + check),
        part * (50 + stripe) + (1 - part) * (60 + check),
      ] as const
      picture.data.set([red + noise(), green + noise(), blue + noise(), 255], at * 4)
    }
  }
  return { picture: toDepth(picture, depth), disc, center, radius }
}

/** Intersection over union of a mask (cut at half) with labels over the whole picture. */
export function overlap({ rect, data }: Mask, labels: Uint8Array, width: number): number {
  let both = 0
  let either = 0
  labels.forEach((label, at) => {
    const x = (at % width) - rect.x
    const y = Math.floor(at / width) - rect.y
    const isIn = x >= 0 && y >= 0 && x < rect.width && y < rect.height
    const covered = isIn && (data[y * rect.width + x] as number) >= 128
    if (covered && label === 1) both++
    if (covered || label === 1) either++
  })
  return both / either
}
