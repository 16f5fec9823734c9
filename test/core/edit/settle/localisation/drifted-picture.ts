import type { Picture } from '../../../../../core/image/picture.ts'
import { type Color, paintPicture } from '../color-match/stage-run.ts'

/** Gives a picture as a provider repeats it: a little softer, with another grain and slow casts, `much` times as strong. */
export function driftedPicture(picture: Picture, much: number): Picture {
  const { width, height } = picture
  const full = picture.depth === 8 ? 255 : 65535
  const soft = Math.min(0.2, 0.05 * much)
  return paintPicture(picture, (color, x, y) => {
    const left = (y * width + Math.max(0, x - 1)) * 4
    const below = (Math.min(height - 1, y + 1) * width + x) * 4
    const grain = (((x * 104_729 + y * 7907 + ((x * y) % 31) * 613) % 29) / 29 - 0.5) * 0.012
    const cast = 0.004 * Math.sin(x / 47 + 1) * Math.cos(y / 61)
    return color.map((value, k) => {
      const around = (picture.data[left + k]! + picture.data[below + k]!) / 2 / full
      return value + soft * (around - value) + much * (grain + cast * (1 - k / 2))
    }) as unknown as Color
  })
}
