import { brightnessOf } from '../../image/color/brightness.ts'
import { inRows } from '../../image/in-runs.ts'
import { maxWord, type Picture } from '../../image/picture.ts'
import { smoothStep } from '../../image/smooth-step.ts'
import type { Steps } from '../../steps.ts'

/** A part of a picture's tones. */
export type ToneRange = 'shadows' | 'midtones' | 'highlights'

/** Brightness (0..1, as stored) at which shadows begin to fade and are gone; highlights mirror them. */
const shadowsEnd = [0.15, 0.45] as const

/**
 * Gives how much each pixel belongs to the shadows, midtones or highlights, 0..255, by its brightness.
 *
 * The ranges fade into one another, and the three of an opaque pixel always add up to 255. What is fully transparent
 * belongs to none.
 */
export function* toneRange(picture: Picture, range: ToneRange): Steps<Uint8Array> {
  const { data, width, height, depth } = picture
  const steps = depth === 8 ? 1020 : 65535
  const table = new Uint8Array(steps + 1)
  for (let i = 0; i <= steps; i++) table[i] = coverageOf(range, i / steps)
  const toStep = steps / maxWord(depth)
  const result = new Uint8Array(width * height)
  yield* inRows(width, height, (y) =>
    lookUp(data, table, toStep, result, y * width, (y + 1) * width),
  )
  return result
}

function lookUp(
  data: Uint8Array | Uint16Array,
  table: Uint8Array,
  toStep: number,
  result: Uint8Array,
  from: number,
  to: number,
): void {
  for (let i = from, pos = from * 4; i < to; i++, pos += 4) {
    if (data[pos + 3] === 0) continue
    const brightness = brightnessOf(
      data[pos] as number,
      data[pos + 1] as number,
      data[pos + 2] as number,
    )
    result[i] = table[(brightness * toStep + 0.5) | 0] as number
  }
}

function coverageOf(range: ToneRange, brightness: number): number {
  const shadows = shadowsAt(brightness)
  const highlights = shadowsAt(1 - brightness)
  if (range === 'shadows') return shadows
  return range === 'highlights' ? highlights : 255 - shadows - highlights
}

function shadowsAt(brightness: number): number {
  const [start, end] = shadowsEnd
  return Math.round(255 * smoothStep((end - brightness) / (end - start)))
}
