import { createPicture, type Picture8 } from '../../core/image/picture.ts'
import type { PaintEdit } from '../support/servers/paint-answer.ts'

/** A spot in shares of the picture's width and height, with its colour. */
interface Spot {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly color: readonly [number, number, number]
}

const brown = [58, 29, 12] as const
const green = [47, 125, 50] as const
const cream = [244, 240, 230] as const
const skin = [224, 172, 130] as const
const white = [250, 250, 250] as const

const spots: Readonly<Record<string, readonly Spot[]>> = {
  beans: [0.06, 0.11, 0.16].map((x) => ({ x, y: 0.9, radius: 0.02, color: brown })),
  plant: [{ x: 0.92, y: 0.15, radius: 0.06, color: green }],
  card: [{ x: 0.88, y: 0.82, radius: 0.05, color: cream }],
  hands: [0.22, 0.76].map((x) => ({ x, y: 0.5, radius: 0.07, color: skin })),
  'some steam': [{ x: 0.47, y: 0.15, radius: 0.05, color: white }],
  'more steam': [{ x: 0.53, y: 0.2, radius: 0.05, color: white }],
}

/**
 * Paints what the story of the coffee cup asks for: warm light as a shift of the whole picture, things as spots.
 *
 * Where it is asked for more of something, it is careless and darkens all that it was shown, marked or not.
 */
export const paintStory: PaintEdit = (picture, _wanted, _variation, prompt) => {
  const painted = createPicture(picture, 8, picture.data.slice())
  if (prompt.includes('warmer')) scale(painted, [1.06, 1, 0.88])
  if (prompt.includes('more')) scale(painted, [0.97, 0.97, 0.97])
  for (const [word, places] of Object.entries(spots)) {
    if (prompt.includes(word)) for (const spot of places) draw(painted, spot)
  }
  return painted
}

function scale({ data }: Picture8, factors: readonly [number, number, number]): void {
  for (let i = 0; i < data.length; i++) {
    const factor = factors[i % 4] ?? 1
    data[i] = Math.min(255, Math.round((data[i] as number) * factor))
  }
}

function draw({ width, height, data }: Picture8, { x, y, radius, color }: Spot): void {
  const size = Math.round(radius * width)
  const [middle, center] = [Math.round(y * height), Math.round(x * width)]
  for (let row = Math.max(0, middle - size); row < Math.min(height, middle + size); row++) {
    const half = Math.round(Math.sqrt(size * size - (row - middle) ** 2))
    const end = Math.min(width, center + half)
    for (let column = Math.max(0, center - half); column < end; column++) {
      data.set(color, (row * width + column) * 4)
    }
  }
}
