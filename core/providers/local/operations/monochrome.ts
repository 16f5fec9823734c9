import { maxWord } from '../../../image/picture.ts'
import { toLinearTable } from '../../../image/srgb.ts'
import { encodeLight } from './light.ts'
import { type Canvas, overSlices, type Slices } from './operation-context.ts'

/** Takes all colour out: every pixel becomes the grey of the same luminance, measured in linear light. */
export function* makeBlackAndWhite(canvas: Canvas): Slices {
  yield* replaceByGrey(
    canvas,
    (grey) => grey,
    (grey) => grey,
  )
}

/** Tones the picture like an old print: greys between brown shadows and warm highlights. */
export function* makeSepia(canvas: Canvas): Slices {
  yield* replaceByGrey(
    canvas,
    (grey) => grey ** 0.82,
    (grey) => grey ** 1.35,
  )
}

/** Replaces each pixel by its grey, with a curve for red and one for blue; alpha stays. */
function* replaceByGrey(
  canvas: Canvas,
  red: (grey: number) => number,
  blue: (grey: number) => number,
): Slices {
  const { data, depth } = canvas
  const max = maxWord(depth)
  const light = toLinearTable(depth)
  const reds = new Uint16Array(max + 1)
  const blues = new Uint16Array(max + 1)
  for (let word = 0; word <= max; word++) {
    reds[word] = Math.round(red(word / max) * max)
    blues[word] = Math.round(blue(word / max) * max)
  }
  yield* overSlices(canvas, (from, to) => {
    for (let pos = from; pos < to; pos += 4) {
      const luminance =
        0.2126 * (light[data[pos] as number] as number) +
        0.7152 * (light[data[pos + 1] as number] as number) +
        0.0722 * (light[data[pos + 2] as number] as number)
      const grey = Math.round(encodeLight(luminance) * max)
      data[pos] = reds[grey] as number
      data[pos + 1] = grey
      data[pos + 2] = blues[grey] as number
    }
  })
}
