import type { EdgePreview } from '../edit/preview-edge.ts'
import { createPicture, type Picture, type Picture8 } from '../image/picture.ts'
import { coverRect, type Rect, type Size } from '../image/rect.ts'
import { cropMask } from '../mask/crop-mask.ts'
import { scaleMask } from '../mask/scale-mask.ts'

/** How much of a picture a change would reach, 0..1 each. */
export interface ReachShares {
  /** Where the candidate replaces the picture. */
  readonly full: number
  /** Where the candidate is blended with the picture, however faintly. */
  readonly blended: number
}

/** Everything that a picture of a change's reach is drawn from. */
export interface ReachDrawing {
  /** A small picture of the whole source. */
  readonly base: Picture
  /** The source, in pixels. */
  readonly source: Size
  /** How strongly each pixel would change. */
  readonly reach: EdgePreview
  /** The part of the source that is drawn. */
  readonly view: Rect
  /** Longer side of the drawn picture, in pixels. */
  readonly maxEdge: number
}

/** The tint of what changes. On a red picture it would hardly be seen: that is why what stays loses its colour. */
const tint = [255, 0, 128] as const
/** Even the faintest reach is seen: marching ants would leave it out. */
const faintest = 0.16
const strongest = 0.62
/** How bright what stays is drawn. */
const dimmed = 0.8

/**
 * Draws a part of the source with the exact reach of a change as a tint over it: the stronger the change, the stronger.
 * What stays is grey.
 */
export function reachPicture({ base, source, reach, view, maxEdge }: ReachDrawing): Picture8 {
  const scale = maxEdge / Math.max(view.width, view.height)
  const size = {
    width: Math.max(1, Math.round(view.width * scale)),
    height: Math.max(1, Math.round(view.height * scale)),
  }
  const coverage = coverageOver(reach, view, size)
  const result = createPicture(size, 8)
  const words = base.depth === 16 ? 257 : 1
  for (let y = 0; y < size.height; y++) {
    const row = rowAt(
      ((view.y + ((y + 0.5) / size.height) * view.height) / source.height) * base.height,
      base.height,
    )
    for (let x = 0; x < size.width; x++) {
      const left = ((view.x + ((x + 0.5) / size.width) * view.width) / source.width) * base.width
      const from = (row * base.width + rowAt(left, base.width)) * 4
      const to = (y * size.width + x) * 4
      const value = coverage[y * size.width + x] as number
      const grey = (dimmed * lightnessAt(base.data, from)) / words
      const strength = tintOf(value)
      for (let channel = 0; channel < 3; channel++) {
        const now = (base.data[from + channel] as number) / words
        const tinted = now + ((tint[channel] as number) - now) * strength
        result.data[to + channel] = Math.round(value === 0 ? grey : tinted)
      }
      result.data[to + 3] = 255
    }
  }
  return result
}

/** Counts how much of a source a change would reach. */
export function reachShares({ mask, density }: EdgePreview, source: Size): ReachShares {
  let full = 0
  let blended = 0
  for (let i = 0; i < mask.data.length; i++) {
    const value = mask.data[i] as number
    if (value === 255) full++
    else if (value > 0) blended++
  }
  const pixels = source.width * source.height * density ** 2
  return { full: Math.min(1, full / pixels), blended: Math.min(1, blended / pixels) }
}

/** Gives the reach over a part of the source, each drawn pixel the average of what it stands for. */
function coverageOver({ mask, density }: EdgePreview, view: Rect, size: Size): Uint8Array {
  const { x, y, width, height } = view
  const part = coverRect(x * density, y * density, width * density, height * density)
  return scaleMask(cropMask(mask, part), size).data
}

function tintOf(coverage: number): number {
  return faintest + (strongest - faintest) * (coverage / 255)
}

/** Gives how light a pixel looks, in the picture's own words. */
function lightnessAt(data: Picture['data'], at: number): number {
  return (
    0.3 * (data[at] as number) + 0.59 * (data[at + 1] as number) + 0.11 * (data[at + 2] as number)
  )
}

function rowAt(place: number, length: number): number {
  return Math.min(length - 1, Math.max(0, Math.floor(place)))
}
