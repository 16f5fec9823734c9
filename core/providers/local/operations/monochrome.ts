import { inRuns } from '../../../image/in-runs.ts'
import { maxWord } from '../../../image/picture.ts'
import { toLinearTable } from '../../../image/srgb.ts'
import type { Steps } from '../../../steps.ts'
import { tableOfCurve } from './curve.ts'
import { encodeLight } from './light.ts'
import type { Canvas } from './operation-context.ts'

/** Takes all colour out: every pixel becomes the grey of the same luminance, measured in linear light. */
export function* makeBlackAndWhite(canvas: Canvas): Steps<void> {
  yield* replaceByGrey(canvas, 1, 1, 1)
}

/** Tones the picture like an old print: greys between brown shadows and warm highlights. */
export function* makeSepia(canvas: Canvas): Steps<void> {
  yield* replaceByGrey(canvas, 0.66, 0.9, 1.45)
}

/** Replaces each pixel by its grey, raised to a power in each channel; black, white and alpha stay. */
function* replaceByGrey(canvas: Canvas, red: number, green: number, blue: number): Steps<void> {
  const { data, depth } = canvas
  const max = maxWord(depth)
  const light = toLinearTable(depth)
  const [reds, greens, blues] = [red, green, blue].map((power) =>
    tableOfCurve(depth, (grey) => grey ** power),
  ) as [Uint16Array, Uint16Array, Uint16Array] // map keeps the length of its array
  yield* inRuns(canvas.width * canvas.height, (from, to) => {
    for (let pos = from * 4; pos < to * 4; pos += 4) {
      const luminance =
        0.2126 * (light[data[pos] as number] as number) +
        0.7152 * (light[data[pos + 1] as number] as number) +
        0.0722 * (light[data[pos + 2] as number] as number)
      const grey = Math.round(encodeLight(luminance) * max)
      data[pos] = reds[grey] as number
      data[pos + 1] = greens[grey] as number
      data[pos + 2] = blues[grey] as number
    }
  })
}
