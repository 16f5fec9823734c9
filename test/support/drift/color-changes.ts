import type { Picture } from '../../../core/image/picture.ts'
import { fromLinear, toLinear } from '../../../core/image/srgb.ts'
import type { Change, Color } from './change.ts'
import type { Random } from './random.ts'
import { type Ellipse, ellipseWeight } from './shapes.ts'

/** Gives an ellipse another hue; its light, and so its structure, stays. */
export function recolorChange(photo: Picture, ellipse: Ellipse, random: Random): Change {
  const angle = random.between(0, 2 * Math.PI)
  // Two directions that leave Rec. 709 luma nearly alone.
  const towardsRed = Math.cos(angle)
  const towardsBlue = Math.sin(angle)
  const red = 0.75 * towardsRed - 0.05 * towardsBlue
  const green = -0.22 * towardsRed - 0.08 * towardsBlue
  const blue = -0.05 * towardsRed + 0.92 * towardsBlue
  return {
    weight: ellipseWeight(photo, ellipse, 6),
    most: 160,
    paint: ([r, g, b], _x, _y, amount) => {
      // Black and white stay: a dye shows in between.
      const light = (r + g + b) / 765
      const share = amount * Math.min(1, 0.3 + 3.2 * light * (1 - light))
      return [r + share * red, g + share * green, b + share * blue]
    },
  }
}

/** Darkens an ellipse towards its middle, as a soft shadow does, slightly bluish. */
export function shadowChange(photo: Picture, ellipse: Ellipse, random: Random): Change {
  const soft = random.between(0.6, 0.85) * Math.min(ellipse.acrossPx, ellipse.downPx)
  const weight = ellipseWeight(photo, ellipse, soft)
  return {
    weight,
    most: 0.95,
    paint: (color, _x, _y, amount) =>
      multiply(color, [1 - amount, 1 - 0.96 * amount, 1 - 0.9 * amount]),
  }
}

/** Makes the light warmer and a little brighter, as much as `share` says at a place. */
export function toneChange(photo: Picture, share: (x: number, y: number) => number): Change {
  const { width, height } = photo
  const weight = new Float32Array(width * height)
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const t = Math.min(Math.max(share(x + 0.5, y + 0.5), 0), 1)
      weight[i] = t * t * (3 - 2 * t)
    }
  }
  return {
    weight,
    most: 2,
    paint: (color, _x, _y, amount) => {
      const [r, g, b] = multiply(color, [
        2 ** (0.5 * amount),
        2 ** (0.1 * amount),
        2 ** (-0.7 * amount),
      ])
      // Light that is raised bends towards white instead of being cut.
      return [shoulder(r), shoulder(g), shoulder(b)]
    },
  }
}

function shoulder(value: number): number {
  const knee = 215
  return value <= knee ? value : knee + 40 * (1 - Math.exp((knee - value) / 40))
}

function multiply(color: Color, by: Color): Color {
  return [light(color[0], by[0]), light(color[1], by[1]), light(color[2], by[2])]
}

function light(value: number, by: number): number {
  return 255 * fromLinear(Math.max(0, by * toLinear(value / 255)))
}
