import { writeLab } from '../../image/color/lab.ts'
import { inRows } from '../../image/in-runs.ts'
import type { Picture } from '../../image/picture.ts'
import { toLinearTable } from '../../image/srgb.ts'
import type { Steps } from '../../steps.ts'

/** Gives a value (0..255) for a colour in CIE Lab. */
export type ValueOfColor = (l: number, a: number, b: number) => number

/**
 * Gives a value for every pixel from its colour in CIE Lab; fully transparent pixels get `unseen`.
 *
 * Rows stream: beside the result nothing of the picture's size is held.
 */
export function* valuesOfColors(
  picture: Picture,
  valueFor: ValueOfColor,
  unseen: number,
): Steps<Uint8Array> {
  const { data, width, height, depth } = picture
  const result = new Uint8Array(width * height)
  const light = toLinearTable(depth)
  const lab = { l: new Float32Array(1), a: new Float32Array(1), b: new Float32Array(1) }
  yield* inRows(width * 2, height, (y) => {
    for (let i = y * width, pos = i * 4; i < (y + 1) * width; i++, pos += 4) {
      if (data[pos + 3] === 0) {
        result[i] = unseen
        continue
      }
      writeLab(
        light[data[pos] as number] as number,
        light[data[pos + 1] as number] as number,
        light[data[pos + 2] as number] as number,
        lab,
        0,
      )
      result[i] = valueFor(lab.l[0] as number, lab.a[0] as number, lab.b[0] as number)
    }
  })
  return result
}
