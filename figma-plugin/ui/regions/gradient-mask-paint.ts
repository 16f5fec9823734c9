import * as z from 'zod/mini'
import type { Rect } from '../../../core/image/rect.ts'
import type { PaintFacts } from '../../protocol/node-facts.ts'
import { transformSchema } from '../../protocol/node-facts.ts'
import { type Matrix, matrixOf, multiply, scaling } from '../geometry/matrix.ts'
import { lumaOf, type MaskKind, type MaskPaint } from './mask-paint.ts'

const gradientSchema = z.object({
  type: z.enum(['GRADIENT_LINEAR', 'GRADIENT_RADIAL', 'GRADIENT_ANGULAR', 'GRADIENT_DIAMOND']),
  gradientTransform: transformSchema,
  gradientStops: z
    .array(
      z.object({
        position: z.number(),
        color: z.object({ r: z.number(), g: z.number(), b: z.number(), a: z.number() }),
      }),
    )
    .check(z.minLength(1)),
})

type GradientFacts = z.infer<typeof gradientSchema>

/** Values along a gradient that are worked out in advance. */
const steps = 4096

/**
 * Makes a gradient cover pixels of a source: the usual way to fade a mask out; null for a paint that is none.
 *
 * `gradientTransform` maps the box, taken as 0..1, to a space where a linear gradient runs from x = 0 to x = 1, and the
 * others around 0.5, 0.5 with a radius of 0.5.
 */
export function gradientMaskPaint(
  paint: PaintFacts,
  box: { readonly width: number; readonly height: number },
  kind: MaskKind,
): MaskPaint | null {
  const parsed = gradientSchema.safeParse(paint)
  if (!parsed.success) return null
  const gradient = parsed.data
  const alphas = valuesAlong(gradient, ({ a }) => a)
  const lights =
    kind === 'ALPHA' ? alphas : valuesAlong(gradient, (color) => lumaOf(color) * color.a)
  const toGradient = multiply(
    matrixOf(gradient.gradientTransform),
    scaling(1 / box.width, 1 / box.height),
  )
  return {
    opacity: paint.opacity ?? 1,
    cover: async (rect, toNode) => {
      const places = placesAlong(gradient.type, multiply(toGradient, toNode), rect)
      const alpha = valuesAt(places, alphas)
      return { alpha, adds: kind === 'ALPHA' ? alpha : valuesAt(places, lights) }
    },
  }
}

/** Where along the gradient the centre of each pixel lies, 0 to `steps`. */
function placesAlong(type: GradientFacts['type'], map: Matrix, rect: Rect): Uint16Array {
  const [a, b, c, d, e, f] = map
  const along = alongOf[type]
  const places = new Uint16Array(rect.width * rect.height)
  for (let row = 0, pos = 0; row < rect.height; row++) {
    const y = rect.y + row + 0.5
    for (let column = 0; column < rect.width; column++, pos++) {
      const x = rect.x + column + 0.5
      const t = along(a * x + c * y + e, b * x + d * y + f)
      places[pos] = Math.round(Math.min(1, Math.max(0, t)) * steps)
    }
  }
  return places
}

function valuesAt(places: Uint16Array, values: Uint8Array): Uint8Array {
  const result = new Uint8Array(places.length)
  for (let i = 0; i < places.length; i++) result[i] = values[places[i] as number] as number
  return result
}

const alongOf: Readonly<Record<GradientFacts['type'], (x: number, y: number) => number>> = {
  GRADIENT_LINEAR: (x) => x,
  GRADIENT_RADIAL: (x, y) => 2 * Math.hypot(x - 0.5, y - 0.5),
  GRADIENT_ANGULAR: (x, y) => (Math.atan2(y - 0.5, x - 0.5) / (2 * Math.PI) + 1) % 1,
  GRADIENT_DIAMOND: (x, y) => 2 * (Math.abs(x - 0.5) + Math.abs(y - 0.5)),
}

type Color = GradientFacts['gradientStops'][number]['color']

/** One value (0..255) for each of the steps; before the first stop and after the last one, theirs go on. */
function valuesAlong({ gradientStops }: GradientFacts, of: (color: Color) => number): Uint8Array {
  const stops = [...gradientStops].sort((a, b) => a.position - b.position)
  const values = new Uint8Array(steps + 1)
  for (let i = 0; i <= steps; i++) values[i] = Math.round(255 * of(colorAt(stops, i / steps)))
  return values
}

function colorAt(stops: GradientFacts['gradientStops'], at: number): Color {
  const next = stops.findIndex(({ position }) => position >= at)
  const after = stops.at(next)
  const before = next > 0 ? stops.at(next - 1) : after
  if (!before || !after) return { r: 0, g: 0, b: 0, a: 0 }
  const span = after.position - before.position
  const part = span > 0 ? (at - before.position) / span : 0
  const mixed = (channel: keyof Color) =>
    before.color[channel] * (1 - part) + after.color[channel] * part
  return { r: mixed('r'), g: mixed('g'), b: mixed('b'), a: mixed('a') }
}
