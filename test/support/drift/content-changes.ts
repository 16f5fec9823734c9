import { createPicture, type Picture } from '../../../core/image/picture.ts'
import { resample } from '../../../core/image/resample.ts'
import { type Change, type Color, colorAt } from './change.ts'
import type { Random } from './random.ts'
import { type Ellipse, ellipseWeight, insideBy, scaleEllipse } from './shapes.ts'
import { createSmoothField } from './smooth-field.ts'

/** Puts a lit ball with a mottled surface on the picture. */
export function objectChange(photo: Picture, ellipse: Ellipse, random: Random, most = 1): Change {
  const base: Color = [random.between(40, 220), random.between(40, 220), random.between(40, 220)]
  const mottle = createSmoothField(random, photo, { cell: 7, sigma: 9 })
  return {
    weight: ellipseWeight(photo, ellipse, 1.6),
    most,
    paint: (color, x, y, amount) => {
      const u = (x - ellipse.x) / ellipse.acrossPx
      const v = (y - ellipse.y) / ellipse.downPx
      const facing = Math.max(0, 1 - (u + 0.35) ** 2 / 2 - (v + 0.4) ** 2 / 2)
      const lit = 0.45 + 0.75 * facing
      const spot = mottle(x, y)
      return towards(
        color,
        [base[0] * lit + spot, base[1] * lit + spot, base[2] * lit + spot],
        amount,
      )
    },
  }
}

/** Replaces a surface by woven cloth: nothing of what was there shows through. */
export function textureChange(photo: Picture, ellipse: Ellipse, random: Random): Change {
  const mean = colorAt(photo, at(photo, ellipse.x, ellipse.y))
  const tint = [random.between(-35, 35), random.between(-35, 35), random.between(-35, 35)] as const
  const period = random.between(5, 9)
  const slub = createSmoothField(random, photo, { cell: 12, sigma: 10 })
  return {
    weight: ellipseWeight(photo, ellipse, 2.5),
    most: 1,
    paint: (color, x, y, amount) => {
      const warp = Math.sin((2 * Math.PI * (x + 0.2 * y)) / period)
      const weft = Math.sin((2 * Math.PI * (y - 0.15 * x)) / period)
      const thread = 22 * (warp > weft ? warp : weft) + slub(x, y)
      const cloth: Color = [
        0.5 * (mean[0] + 120) + tint[0] + thread,
        0.5 * (mean[1] + 115) + tint[1] + thread,
        0.5 * (mean[2] + 110) + tint[2] + thread,
      ]
      return towards(color, cloth, amount)
    },
  }
}

/** Paints over an ellipse with what lies around it, softly: an object is gone. */
export function removalChange(photo: Picture, ellipse: Ellipse): Change {
  const small = resample(opaque(photo), {
    width: Math.max(1, Math.round(photo.width / 8)),
    height: Math.max(1, Math.round(photo.height / 8)),
  })
  const filled = resample(fillFromAround(small, ellipse, small.width / photo.width), photo)
  return {
    weight: ellipseWeight(photo, ellipse, 5),
    most: 1,
    paint: (color, x, y, amount) => towards(color, colorAt(filled, y * photo.width + x), amount),
  }
}

/** Writes OPEN on a plate, in letters of straight strokes. */
export function textChange(photo: Picture, ellipse: Ellipse, random: Random): Change {
  const ink = random.between(0, 1) < 0.5 ? 28 : 232
  const cell = Math.max(2, Math.round((ellipse.acrossPx * 1.5) / 23))
  const left = Math.round(ellipse.x - cell * 11.5)
  const top = Math.round(ellipse.y - cell * 3.5)
  const weight = new Float32Array(photo.width * photo.height)
  for (let row = 0; row < 7 * cell; row++) {
    for (let column = 0; column < 23 * cell; column++) {
      const line = letters[Math.floor(row / cell)] as string
      if (line[Math.floor(column / cell)] !== '#') continue
      const x = left + column
      const y = top + row
      if (x >= 0 && y >= 0 && x < photo.width && y < photo.height) weight[y * photo.width + x] = 1
    }
  }
  return {
    weight,
    most: 1,
    paint: (color, _x, _y, amount) => towards(color, [ink, ink + 4, ink + 8], amount),
  }
}

const letters = [
  ' ###  ####  ##### #   #',
  '#   # #   # #     ##  #',
  '#   # #   # #     ##  #',
  '#   # ####  ####  # # #',
  '#   # #     #     #  ##',
  '#   # #     #     #  ##',
  ' ###  #     ##### #   #',
]

function towards(from: Color, to: Color, share: number): Color {
  return [
    from[0] + share * (to[0] - from[0]),
    from[1] + share * (to[1] - from[1]),
    from[2] + share * (to[2] - from[2]),
  ]
}

function at({ width, height }: Picture, x: number, y: number): number {
  const column = Math.min(Math.max(Math.round(x), 0), width - 1)
  const row = Math.min(Math.max(Math.round(y), 0), height - 1)
  return row * width + column
}

function opaque(picture: Picture): Picture {
  const result = createPicture(picture, 8)
  for (let i = 0; i < picture.width * picture.height; i++) {
    result.data.set([...colorAt(picture, i).map(Math.round), 255], i * 4)
  }
  return result
}

/** Fills an ellipse from its surroundings by relaxation: each value becomes the mean of its four neighbours. */
function fillFromAround(small: Picture, ellipse: Ellipse, by: number): Picture {
  const { width, height } = small
  const hole = scaleEllipse(
    {
      x: ellipse.x * by,
      y: ellipse.y * by,
      acrossPx: ellipse.acrossPx * by,
      downPx: ellipse.downPx * by,
    },
    1.15,
  )
  const values = Float32Array.from(small.data)
  for (let round = 0; round < 400; round++) {
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        if (insideBy(hole, x + 0.5, y + 0.5) <= 0) continue
        const pos = (y * width + x) * 4
        for (let word = pos; word < pos + 3; word++) {
          values[word] =
            ((values[word - 4] as number) +
              (values[word + 4] as number) +
              (values[word - width * 4] as number) +
              (values[word + width * 4] as number)) /
            4
        }
      }
    }
  }
  return createPicture(small, 8, Uint8Array.from(values, Math.round))
}
