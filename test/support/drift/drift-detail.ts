import type { DriftBounds, DriftFamily } from './levels.ts'
import { blurPaint, mapPaint, type Paint } from './paint.ts'
import { createRandom, type Random } from './random.ts'

/** Re-renders fine detail as a provider does: softer, sharper, flatter or with texture that was never there. */
export function driftDetail(
  paint: Paint,
  bounds: DriftBounds,
  family: DriftFamily,
  random: Random,
): Paint {
  const forked = createRandom(random.fork())
  const rendered = render(paint, bounds, family)
  const amplitude = family === 'invented-texture' ? bounds.texture * 2.5 : bounds.texture
  const busy = activity(rendered)
  const texture = blurPaint(greyNoise(rendered, forked), 1.3)
  // A Gaussian of sigma leaves 1 / (2·√π·sigma) of independent values' standard deviation.
  const unit = 2 * Math.sqrt(Math.PI) * 1.3
  const least = family === 'invented-texture' ? 0.35 : 0
  const noise = family === 'denoised' ? 0 : bounds.noise
  return mapPaint(rendered, (value, _x, _y, _channel, at) => {
    const share = Math.max(least, Math.min(1, (busy.data[at] as number) / 12))
    const invented = amplitude * share * unit * (texture.data[at] as number)
    return value + invented + noise * forked.normal()
  })
}

function render(paint: Paint, bounds: DriftBounds, family: DriftFamily): Paint {
  if (family === 'sharpened') return enhance(paint, { sigma: 1.2, by: 0.4 + 1.4 * bounds.beyond })
  if (family === 'local-contrast') {
    const soft = blurPaint(paint, bounds.blur)
    return enhance(soft, { sigma: 20, by: 0.5 * bounds.beyond })
  }
  if (family === 'denoised') return denoise(paint, 2 + 8 * bounds.beyond)
  return blurPaint(paint, bounds.blur)
}

/** Unsharp masking: what differs from the surroundings, differs more. */
function enhance(paint: Paint, { sigma, by }: { sigma: number; by: number }): Paint {
  const around = blurPaint(paint, sigma)
  return mapPaint(paint, (value, _x, _y, _channel, at) => {
    const detail = value - (around.data[at] as number)
    return value + by * detail
  })
}

/** Takes off detail up to a height, and leaves edges: soft thresholding in two bands. */
function denoise(paint: Paint, height: number): Paint {
  const around = blurPaint(paint, 1)
  const far = blurPaint(around, 2)
  return mapPaint(paint, (value, _x, _y, _channel, at) => {
    const near = around.data[at] as number
    const base = far.data[at] as number
    return base + shrink(near - base, height / 2) + shrink(value - near, height)
  })
}

function shrink(detail: number, height: number): number {
  return (detail * detail * detail) / (detail * detail + height * height)
}

/** How busy each place is: the standard deviation around it. */
function activity(paint: Paint): Paint {
  const mean = blurPaint(paint, 3)
  const squares = blurPaint(
    mapPaint(paint, (value) => value * value),
    3,
  )
  return mapPaint(squares, (square, _x, _y, _channel, at) =>
    Math.sqrt(Math.max(0, square - (mean.data[at] as number) ** 2)),
  )
}

function greyNoise({ width, height }: Paint, random: Random): Paint {
  const data = new Float32Array(width * height * 3)
  for (let at = 0; at < data.length; at += 3) data.fill(random.normal(), at, at + 3)
  return { width, height, data }
}
