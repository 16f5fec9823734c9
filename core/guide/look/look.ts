import type { Picture } from '../../image/picture.ts'
import type { Rect, Size } from '../../image/rect.ts'

/** Longer edge of the small picture that colours are measured on, in pixels. */
export const lookEdge = 512

/** A colour of a picture, in CIE Lab (D65), and the share of the visible pixels that have it, 0..1. */
export interface Swatch {
  readonly l: number
  readonly a: number
  readonly b: number
  readonly share: number
}

/** Mean colours of a picture's parts: a grid of equal cells, row by row. */
export interface Cells {
  readonly columns: number
  readonly rows: number
  /** One value a cell, in CIE Lab; null where a cell is mostly transparent. */
  readonly l: readonly (number | null)[]
  readonly a: readonly (number | null)[]
  readonly b: readonly (number | null)[]
}

/** What one full-resolution sample says; null: nothing could be measured there. */
export interface Grain {
  /** Fine detail over coarse detail: what is blurred loses the first much more. */
  readonly sharpness: number | null
  /** Standard deviation in flat parts, in words of 8 bits. */
  readonly noise: number | null
}

/** How a picture looks, as numbers small enough to keep. A null is "not measured". */
export interface Look {
  /** The middle colour of the nearly grey pixels in CIE Lab: what the light makes of grey. */
  readonly white: { readonly a: number; readonly b: number } | null
  /** CIE Lab lightness below which 5, 25, 50, 75 and 95 % of the picture lie. */
  readonly tone: readonly [number, number, number, number, number] | null
  /** Mean CIE Lab chroma. */
  readonly chroma: number | null
  /** At most twelve colours, the largest first; empty where nothing is visible. */
  readonly palette: readonly Swatch[]
  /** All colours, spread to fixed places in CIE Lab: what two palettes are compared by. */
  readonly colors: readonly Swatch[]
  /** Where the colours lie, roughly: what full-reference comparison goes by. */
  readonly cells: Cells
  /** In the order of {@link tilesToRead}. */
  readonly grain: readonly Grain[]
  /** The middle of all samples. */
  readonly sharpness: number | null
  readonly noise: number | null
}

/** What a look is measured on, as one plain input. */
export interface LookInput {
  /** The whole picture at most {@link lookEdge} pixels along its longer edge, sRGB, 8 bits. */
  readonly small: Picture
  /** Its full-resolution samples ({@link tilesToRead}), in its own words. */
  readonly tiles: readonly Picture[]
}

/** Samples along each edge, where the picture is large enough. */
const tilesAcross = 3
/** Side of a sample, in pixels. */
const tileSide = 128
/** Narrower samples say nothing. */
const leastTileSide = 24

/**
 * Gives the rectangles of a picture that are read at full resolution to measure its sharpness and noise.
 *
 * At most nine squares of 128 pixels, in the middle of each ninth of the picture: the same places in every version of
 * one source, whatever its size, and never more than 147 456 pixels. A small picture is read whole.
 */
export function tilesToRead({ width, height }: Size): readonly Rect[] {
  const columns = placesAlong(width)
  return placesAlong(height).flatMap(({ from: y, length }) =>
    columns.map((column) => ({ x: column.from, y, width: column.length, height: length })),
  )
}

function placesAlong(edge: number): { readonly from: number; readonly length: number }[] {
  const count = edge < tilesAcross * leastTileSide ? 1 : tilesAcross
  const length = Math.min(tileSide, Math.floor(edge / count))
  return Array.from({ length: count }, (_, i) => ({
    from: Math.floor(((2 * i + 1) * edge) / (2 * count) - length / 2),
    length,
  }))
}
