import { NotModelled } from '../not-modelled.ts'
import type { Raster } from './raster.ts'

type Mix = (backdrop: number, source: number) => number

function hardLight(backdrop: number, source: number): number {
  return source <= 0.5 ? 2 * source * backdrop : 1 - 2 * (1 - source) * (1 - backdrop)
}

const mixes: Readonly<Record<string, Mix>> = {
  normal: (_, source) => source,
  passThrough: (_, source) => source,
  multiply: (backdrop, source) => backdrop * source,
  screen: (backdrop, source) => backdrop + source - backdrop * source,
  darken: Math.min,
  lighten: Math.max,
  overlay: (backdrop, source) => hardLight(source, backdrop),
  hardLight,
  linearDodge: (backdrop, source) => Math.min(1, backdrop + source),
  linearBurn: (backdrop, source) => Math.max(0, backdrop + source - 1),
  linearLight: (backdrop, source) => Math.min(1, Math.max(0, backdrop + 2 * source - 1)),
  exclusion: (backdrop, source) => backdrop + source - 2 * backdrop * source,
  difference: (backdrop, source) => Math.abs(backdrop - source),
}

/** How one raster comes upon another. */
export interface Blending {
  /** Photoshop's word. */
  readonly mode: string
  /** 0 to 1. */
  readonly opacity: number
  /** A factor for each pixel, 0 to 1; null: 1 everywhere. */
  readonly mask: Float32Array | null
  /** Set where the source only colours what the backdrop already covers (a clipped layer). */
  readonly clipped?: boolean
}

/**
 * Blends a raster upon a backdrop of the same rectangle, in place, by the W3C's formula for straight alpha.
 *
 * @throws NotModelled for a blend mode that is none of these.
 */
export function blendOver(backdrop: Raster, source: Raster, how: Blending): void {
  const mix = mixes[how.mode]
  if (!mix) throw new NotModelled(`the blend mode ${how.mode}`)
  const { data } = backdrop
  for (let pos = 0, at = 0; pos < data.length; pos += 4, at++) {
    const alpha = (source.data[pos + 3] as number) * how.opacity * (how.mask?.[at] ?? 1)
    if (alpha === 0) continue
    const below = data[pos + 3] as number
    if (how.clipped) {
      for (let c = pos; c < pos + 3; c++) {
        const [b, s] = [data[c] as number, source.data[c] as number]
        data[c] = b + (mix(b, s) - b) * alpha
      }
      continue
    }
    const total = alpha + below * (1 - alpha)
    for (let c = pos; c < pos + 3; c++) {
      const [b, s] = [data[c] as number, source.data[c] as number]
      const mixed = (1 - below) * s + below * mix(b, s)
      data[c] = alpha === 1 ? mixed : ((1 - alpha) * below * b + alpha * mixed) / total
    }
    data[pos + 3] = total
  }
}

/** Goes from one raster to another by a factor for each pixel, in place: how a pass-through group fades. */
export function fadeTo(
  raster: Raster,
  before: Raster,
  opacity: number,
  mask: Float32Array | null,
): void {
  for (let pos = 0, at = 0; pos < raster.data.length; pos += 4, at++) {
    const part = opacity * (mask?.[at] ?? 1)
    if (part === 1) continue
    const [old, young] = [before.data[pos + 3] as number, raster.data[pos + 3] as number]
    const alpha = old + (young - old) * part
    for (let c = pos; c < pos + 3 && alpha > 0; c++) {
      const [b, s] = [(before.data[c] as number) * old, (raster.data[c] as number) * young]
      raster.data[c] = (b + (s - b) * part) / alpha
    }
    raster.data[pos + 3] = alpha
  }
}
