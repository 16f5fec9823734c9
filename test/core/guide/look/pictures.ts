import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Look, lookEdge, tilesToRead } from '../../../../core/guide/look/look.ts'
import { measureLook } from '../../../../core/guide/look/measure-look.ts'
import { createPicture, cropPicture, type Picture } from '../../../../core/image/picture.ts'
import { decodePng } from '../../../../core/image/png/decode-png.ts'
import { fitWithin } from '../../../../core/image/rect.ts'
import { resample } from '../../../../core/image/resample.ts'
import { finish } from '../../../../core/steps.ts'
import { root } from '../../../../scripts/root.ts'

/** The photograph of the playground: 600 × 400, warm, a cup on a table. */
export function coffee(): Picture {
  const bytes = readFileSync(join(root, 'standalone/playground/samples/coffee.png'))
  return decodePng(new Uint8Array(bytes)).picture
}

/** Measures a picture as a host would let it be measured. */
export function lookOf(picture: Picture): Look {
  const small = resample(picture, fitWithin(picture, lookEdge))
  const tiles = tilesToRead(picture).map((rect) => cropPicture(picture, rect))
  return finish(measureLook({ small, tiles }))
}

type Rgb = readonly [number, number, number]

/** A picture with each colour changed, by its value and place; what lies outside the words is cut off. */
export function repainted(
  picture: Picture,
  paint: (color: Rgb, x: number, y: number) => Rgb,
): Picture {
  const { width, height, depth } = picture
  const result = createPicture(picture, depth, picture.data.slice() as never)
  const full = depth === 8 ? 255 : 65535
  for (let i = 0, pos = 0; i < width * height; i++, pos += 4) {
    const color = [...picture.data.subarray(pos, pos + 3)] as unknown as Rgb
    const painted = paint(color, i % width, Math.floor(i / width))
    for (const [channel, value] of painted.entries()) {
      result.data[pos + channel] = Math.min(full, Math.max(0, Math.round(value)))
    }
  }
  return result
}

/** A light that is warmer by so much (colder below 0). */
export const warmer =
  (by: number) =>
  ([r, g, b]: Rgb): Rgb => [r * (1 + by), g, b * (1 - by)]

/** A blue box over a part of the picture, in shares of its edges. */
export const withBox =
  (size: { width: number; height: number }, from: number, to: number) =>
  (color: Rgb, x: number, y: number): Rgb => {
    const isIn = [x / size.width, y / size.height].every((at) => at >= from && at < to)
    return isIn ? [30, 60, 200] : color
  }
