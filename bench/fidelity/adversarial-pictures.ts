import { createPicture, cropPicture, type Picture } from '../../core/image/picture.ts'
import { resample } from '../../core/image/resample.ts'
import { createRandom } from '../../test/support/drift/random.ts'
import { createSmoothField } from '../../test/support/drift/smooth-field.ts'

const size = { width: 480, height: 320 }

/** Draws a picture by what stands at each pixel. */
export function drawPicture(
  { width, height }: { readonly width: number; readonly height: number },
  colorAt: (x: number, y: number) => readonly [number, number, number],
): Picture {
  const picture = createPicture({ width, height }, 8)
  for (let y = 0, pos = 0; y < height; y++) {
    for (let x = 0; x < width; x++, pos += 4) {
      const color = colorAt(x, y)
      for (let channel = 0; channel < 3; channel++) {
        picture.data[pos + channel] = Math.min(
          Math.max(Math.round(color[channel] as number), 0),
          255,
        )
      }
      picture.data[pos + 3] = 255
    }
  }
  return picture
}

/** A sky with hardly any structure, and a little grain. */
export function flatSky(): Picture {
  const random = createRandom(3)
  return drawPicture(size, (_x, y) => {
    const grain = random.normal() * 0.4
    return [120 + y * 0.12 + grain, 165 + y * 0.09 + grain, 215 + y * 0.05 + grain]
  })
}

/** Bricks that repeat: many places look alike. */
export function bricks(): Picture {
  const random = createRandom(5)
  const grain = createSmoothField(random, size, { cell: 3, sigma: 1.5 })
  return drawPicture(size, (x, y) => {
    const row = Math.floor(y / 16)
    const across = (x + (row % 2) * 20) % 40
    const isMortar = y % 16 < 2 || across < 2
    const shade = grain(x, y)
    return isMortar
      ? [190 + shade, 185 + shade, 175 + shade]
      : [150 + shade, 70 + shade, 55 + shade]
  })
}

/** Black strokes on white, as in a drawing or a page of text. */
export function lineArt(): Picture {
  const random = createRandom(7)
  const strokes = Array.from({ length: 40 }, () => ({
    x: random.between(0, size.width),
    y: random.between(0, size.height),
    angle: random.between(0, Math.PI),
    length: random.between(15, 90),
  }))
  return drawPicture(size, (x, y) => {
    const near = strokes.reduce((least, { x: left, y: top, angle, length }) => {
      const along = (x - left) * Math.cos(angle) + (y - top) * Math.sin(angle)
      const beside = (y - top) * Math.cos(angle) - (x - left) * Math.sin(angle)
      const beyond = Math.max(0, Math.abs(along) - length / 2)
      return Math.min(least, Math.hypot(beyond, beside))
    }, 99)
    const ink = Math.min(Math.max(near - 0.8, 0), 1)
    return [20 + 230 * ink, 20 + 228 * ink, 24 + 222 * ink]
  })
}

/** The picture the other way round. */
export function mirrored(picture: Picture): Picture {
  return drawFrom(picture, (x, y) => [picture.width - 1 - x, y])
}

/** The picture moved sideways by a share of its width; what comes in is its mirror image. */
export function shifted(picture: Picture, share: number): Picture {
  const by = Math.round(picture.width * share)
  return drawFrom(picture, (x, y) => [x < by ? by - 1 - x : x - by, y])
}

/** A part of the picture, enlarged to the whole frame. */
export function recropped(picture: Picture, share: number): Picture {
  const part = {
    x: Math.round(picture.width * (1 - share) * 0.8),
    y: Math.round(picture.height * (1 - share) * 0.3),
    width: Math.round(picture.width * share),
    height: Math.round(picture.height * share),
  }
  return resample(cropPicture(picture, part), picture)
}

function drawFrom(
  picture: Picture,
  from: (x: number, y: number) => readonly [number, number],
): Picture {
  const { width, height, data } = picture
  return drawPicture(picture, (x, y) => {
    const [column, row] = from(x, y)
    const at =
      (Math.min(Math.max(row, 0), height - 1) * width + Math.min(Math.max(column, 0), width - 1)) *
      4
    return [data[at] as number, data[at + 1] as number, data[at + 2] as number]
  })
}
