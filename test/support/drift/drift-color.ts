import type { DriftBounds } from './levels.ts'
import { mapPaint, type Paint } from './paint.ts'
import { createRandom, type Random } from './random.ts'
import { createSmoothField } from './smooth-field.ts'

/** Moves colours as a provider does: saturation, gamma, gain and offset a channel, and a slow field of casts. */
export function driftColor(paint: Paint, bounds: DriftBounds, random: Random): Paint {
  const saturation = random.between(...bounds.saturation)
  const gamma = 1 + random.between(-bounds.gamma, bounds.gamma)
  const gains = [0, 1, 2].map(() => 1 + random.between(-bounds.gain, bounds.gain))
  const offsets = [0, 1, 2].map(() => random.between(-bounds.offset, bounds.offset))
  const forked = createRandom(random.fork())
  const fields = [0, 1, 2].map(() =>
    createSmoothField(forked, paint, { cell: 220, sigma: bounds.colorField }),
  )
  const { data } = paint
  return mapPaint(paint, (value, x, y, channel, at) => {
    const first = at - channel
    const grey =
      0.2126 * (data[first] as number) +
      0.7152 * (data[first + 1] as number) +
      0.0722 * (data[first + 2] as number)
    const saturated = Math.min(Math.max(grey + saturation * (value - grey), 0), 255)
    const bent = 255 * (saturated / 255) ** gamma
    return (
      bent * (gains[channel] as number) +
      (offsets[channel] as number) +
      (fields[channel]?.(x, y) as number)
    )
  })
}
