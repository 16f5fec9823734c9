import { createPicture, maxWord, type Picture } from '../../core/image/picture.ts'
import type { Rect } from '../../core/image/rect.ts'

export interface LayStyle {
  /** The layer's mask over its own rectangle; null = fully shown. */
  readonly coverage: Uint8Array | null
  /** 0..255. */
  readonly opacity: number
  /** Whether what lies below keeps its alpha, as under a clipped layer. */
  readonly keepAlpha: boolean
}

/**
 * Lays a layer over a picture as Photoshop's normal mode does: source-over in encoded values, straight alpha.
 *
 * Over opaque pixels an opaque layer gives the very words that `composePatch` gives. What reaches outside the
 * picture is cut off.
 *
 * @param rect The layer's place in the picture's pixels, of the layer's size.
 */
export function layOver(below: Picture, layer: Picture, rect: Rect, style: LayStyle): Picture {
  const result = createPicture(below, below.depth, below.data.slice())
  const left = Math.max(0, rect.x)
  const right = Math.min(below.width, rect.x + rect.width)
  const bottom = Math.min(below.height, rect.y + rect.height)
  const full = maxWord(below.depth)
  for (let y = Math.max(0, rect.y); left < right && y < bottom; y++) {
    const from = (y - rect.y) * rect.width + left - rect.x
    layRow(result.data, y * below.width + left, layer.data, from, right - left, full, style)
  }
  return result
}

function layRow(
  words: Picture['data'],
  to: number,
  layer: Picture['data'],
  from: number,
  count: number,
  full: number,
  { coverage, opacity, keepAlpha }: LayStyle,
): void {
  for (let i = 0; i < count; i++) {
    const shown = coverage ? (coverage[from + i] as number) : 255
    const c = opacity === 255 ? shown : Math.round((shown * opacity) / 255)
    const pos = (to + i) * 4
    const source = (from + i) * 4
    const alpha = layer[source + 3] as number
    const belowAlpha = words[pos + 3] as number
    if (c === 0 || alpha === 0) continue
    if (c === 255 && (alpha === full || (belowAlpha === 0 && !keepAlpha))) {
      words[pos] = layer[source] as number
      words[pos + 1] = layer[source + 1] as number
      words[pos + 2] = layer[source + 2] as number
      if (!keepAlpha) words[pos + 3] = alpha
    } else if (keepAlpha || belowAlpha === full) {
      mixColors(words, pos, layer, source, alpha * c, full * 255)
    } else {
      mixTranslucent(words, pos, layer, source, (alpha * c) / 255, full)
    }
  }
}

/** Mixes colours by weight ÷ whole, rounded to the nearest; alpha below stays. */
function mixColors(
  words: Picture['data'],
  pos: number,
  layer: Picture['data'],
  source: number,
  weight: number,
  whole: number,
): void {
  for (let channel = 0; channel < 3; channel++) {
    const a = words[pos + channel] as number
    const b = layer[source + channel] as number
    words[pos + channel] = Math.floor((a * (whole - weight) + b * weight) / whole + 0.5)
  }
}

function mixTranslucent(
  words: Picture['data'],
  pos: number,
  layer: Picture['data'],
  source: number,
  alpha: number,
  full: number,
): void {
  const under = ((words[pos + 3] as number) * (full - alpha)) / full
  const sum = alpha + under
  for (let channel = 0; channel < 3; channel++) {
    const a = words[pos + channel] as number
    const b = layer[source + channel] as number
    words[pos + channel] = Math.round((a * under + b * alpha) / sum)
  }
  words[pos + 3] = Math.round(sum)
}
