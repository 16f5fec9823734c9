import { readFileSync } from 'node:fs'
import { createPicture, type Picture } from '../../../../../core/image/picture.ts'
import { decodePng } from '../../../../../core/image/png/decode-png.ts'
import { resample } from '../../../../../core/image/resample.ts'
import { createRandom } from '../../../../support/drift/random.ts'

const width = 360
const height = 240

/** The repository's photograph of a cup, made small. */
export function coffee(): Picture {
  const file = new URL('../../../../../standalone/playground/samples/coffee.png', import.meta.url)
  return resample(decodePng(readFileSync(file)).picture, { width, height })
}

/** A picture with things of many sizes before a slope of light, with grain: as different for every seed as photographs. */
export function scene(seed: number): Picture {
  const random = createRandom(seed)
  const things = Array.from({ length: 90 }, (_, i) => ({
    x: random.between(0, width),
    y: random.between(0, height),
    across: random.between(3, 60 - i * 0.5),
    down: random.between(3, 60 - i * 0.5),
    color: [0, 1, 2].map(() => random.between(20, 235)),
  }))
  return paint((x, y) => {
    const thing = things.find(
      (each) => ((x - each.x) / each.across) ** 2 + ((y - each.y) / each.down) ** 2 < 1,
    )
    const base = thing?.color ?? [80 + x / 4, 90 + y / 4, 130]
    const grain = random.between(-3, 3)
    return base.map((value) => value + grain)
  })
}

/** Paints an opaque picture of the scenes' size, pixel by pixel. */
export function paint(colorAt: (x: number, y: number) => readonly number[]): Picture {
  const picture = createPicture({ width, height }, 8)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const color = colorAt(x, y).map((value) => Math.min(255, Math.max(0, Math.round(value))))
      picture.data.set([...color, 255], (y * width + x) * 4)
    }
  }
  return picture
}

/** Gives the picture with every pixel's colour changed. */
export function recolored(
  picture: Picture,
  change: (color: readonly number[], x: number, y: number) => readonly number[],
): Picture {
  return paint((x, y) => {
    const at = (y * picture.width + x) * 4
    return change([...picture.data.subarray(at, at + 3)], x, y)
  })
}

/** Gives the picture as it shows through another place: each pixel takes what lies at `from(x, y)`, to the pixel. */
export function rearranged(
  picture: Picture,
  from: (x: number, y: number) => readonly [x: number, y: number],
): Picture {
  return paint((x, y) => {
    const [u, v] = from(x, y)
    const column = Math.min(width - 1, Math.max(0, Math.round(u)))
    const row = Math.min(height - 1, Math.max(0, Math.round(v)))
    return [...picture.data.subarray((row * width + column) * 4, (row * width + column) * 4 + 3)]
  })
}
