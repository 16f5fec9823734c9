import type { Rect, Size } from '../../image/rect.ts'
import type { Mask } from '../../mask/mask.ts'
import type { Point } from '../../mask/shape.ts'

/** A mask on the overlay: some are kept smaller than the source, because finding their edge is dear. */
export interface OverlayMask {
  readonly mask: Mask
  /** Mask pixels per source pixel; 1 for a mask in source pixels. */
  readonly density: number
  /** The part of the mask that can be covered, in its own pixels; its whole rectangle when absent. */
  readonly bounds?: Rect
}

/** Which part of the source the overlay shows, and how large. */
export interface OverlayView extends Size {
  /** The source point at the middle of the overlay's first pixel. */
  readonly left: number
  readonly top: number
  /** Source pixels per overlay pixel. */
  readonly step: number
  /** Width of outlines, in overlay pixels. */
  readonly line: number
  /** Where the painted part lies on the whole overlay, so that patterns go on across parts. */
  readonly origin: Point
}

export interface OverlayMasks {
  /** Where change is allowed: outlined. */
  readonly region: OverlayMask | null
  /** How strongly, edge included: tinted, and dashed where it ends. */
  readonly coverage: OverlayMask | null
  /** Where nothing may change: hatched. */
  readonly protect: OverlayMask | null
}

export type Rgb = readonly [red: number, green: number, blue: number]

export interface OverlayColors {
  readonly region: Rgb
  readonly protect: Rgb
}

const regionAlpha = 60
const protectAlpha = 120
const hatchAlpha = 64

/**
 * Paints the overlay's pixels (straight RGBA), each from the source pixel under it: lines keep their width at
 * every zoom, and the cost is that of the stage, never of the picture.
 */
export function paintOverlay(
  pixels: Uint8ClampedArray,
  view: OverlayView,
  masks: OverlayMasks,
  colors: OverlayColors,
): void {
  const { width, height } = view
  const region = rowsOf(masks.region, view)
  const coverage = rowsOf(masks.coverage, view)
  const protect = rowsOf(masks.protect, view)
  pixels.fill(0)
  for (let y = 0; y < height; y++) {
    const at = y * width * 4
    if (coverage.read(y)) {
      tintRow(pixels, at, coverage, view, colors.region)
      dashRow(pixels, at, coverage, view, y, colors.region)
    }
    if (region.read(y)) outlineRow(pixels, at, region, view)
    if (protect.read(y)) hatchRow(pixels, at, protect, view, y, colors.protect)
  }
}

/**
 * One row of a mask and its neighbours: `above` and `below` lie one line width away, and each row is one line
 * width longer at both ends, so that every pixel has four neighbours.
 */
interface Rows {
  readonly above: Uint8Array
  readonly now: Uint8Array
  readonly below: Uint8Array
  /** Reads the rows around `y`; tells whether any of them has any coverage. */
  readonly read: (y: number) => boolean
}

function rowsOf(layer: OverlayMask | null, view: OverlayView): Rows {
  const { line } = view
  const length = view.width + 2 * line
  const above = new Uint8Array(length)
  const now = new Uint8Array(length)
  const below = new Uint8Array(length)
  if (!layer) return { above, now, below, read: () => false }
  const { mask, density } = layer
  const columns = new Int32Array(length)
  for (let x = 0; x < length; x++) {
    columns[x] = Math.floor((view.left + (x - line) * view.step) * density) - mask.rect.x
  }
  const sample = (y: number, to: Uint8Array) =>
    sampleRow(mask, columns, Math.floor((view.top + y * view.step) * density) - mask.rect.y, to)
  const read = (y: number) => {
    const isAbove = sample(y - line, above)
    const isNow = sample(y, now)
    return sample(y + line, below) || isNow || isAbove
  }
  return { above, now, below, read }
}

/** Tells on which side of an area's border a pixel lies: 1 just inside, -1 just outside, 0 away from it. */
function sideOf({ above, now, below }: Rows, at: number, line: number, from: number): number {
  const inside = (now[at] as number) >= from
  const meetsOther =
    inside !== (now[at - line] as number) >= from ||
    inside !== (now[at + line] as number) >= from ||
    inside !== (above[at] as number) >= from ||
    inside !== (below[at] as number) >= from
  if (!meetsOther) return 0
  return inside ? 1 : -1
}

/** Reads one row of a mask at the given columns; tells whether anything is covered. */
function sampleRow(mask: Mask, columns: Int32Array, row: number, to: Uint8Array): boolean {
  const { width, height } = mask.rect
  if (row < 0 || row >= height) {
    to.fill(0)
    return false
  }
  let any = 0
  const start = row * width
  for (let x = 0; x < columns.length; x++) {
    const column = columns[x] as number
    const value = column < 0 || column >= width ? 0 : (mask.data[start + column] as number)
    to[x] = value
    any |= value
  }
  return any !== 0
}

function tintRow(pixels: Uint8ClampedArray, at: number, rows: Rows, view: OverlayView, color: Rgb) {
  const { width, line } = view
  for (let x = 0, pos = at; x < width; x++, pos += 4) {
    const value = rows.now[x + line] as number
    if (value !== 0) put(pixels, pos, color, Math.round((value * regionAlpha) / 255))
  }
}

/** Dashes where coverage begins at all: the edge reaches this far and no farther. */
function dashRow(
  pixels: Uint8ClampedArray,
  at: number,
  rows: Rows,
  view: OverlayView,
  y: number,
  color: Rgb,
): void {
  const { width, line, origin } = view
  for (let x = 0, pos = at; x < width; x++, pos += 4) {
    if (sideOf(rows, x + line, line, 1) === 1 && isDash(x + origin.x, y + origin.y, 3 * line))
      put(pixels, pos, color, 255)
  }
}

/** A light line just inside the region's border and a dark one just outside: seen on every picture. */
function outlineRow(pixels: Uint8ClampedArray, at: number, rows: Rows, view: OverlayView): void {
  const { width, line } = view
  for (let x = 0, pos = at; x < width; x++, pos += 4) {
    const side = sideOf(rows, x + line, line, 128)
    if (side === 1) put(pixels, pos, white, 255)
    if (side === -1) put(pixels, pos, black, 140)
  }
}

function hatchRow(
  pixels: Uint8ClampedArray,
  at: number,
  rows: Rows,
  view: OverlayView,
  y: number,
  color: Rgb,
): void {
  const { width, line, origin } = view
  for (let x = 0, pos = at; x < width; x++, pos += 4) {
    const value = rows.now[x + line] as number
    if (sideOf(rows, x + line, line, 128) === 1) put(pixels, pos, color, 255)
    else if (value !== 0) {
      const isStripe = (x + origin.x + y + origin.y) % (8 * line) < 3 * line
      put(pixels, pos, color, Math.round((value * (isStripe ? protectAlpha : hatchAlpha)) / 255))
    }
  }
}

/** A chessboard of dashes: it alternates along lines of every direction. */
function isDash(x: number, y: number, length: number): boolean {
  return (Math.floor(x / length) + Math.floor(y / length)) % 2 === 0
}

const white: Rgb = [255, 255, 255]
const black: Rgb = [20, 20, 20]

function put(pixels: Uint8ClampedArray, pos: number, color: Rgb, alpha: number): void {
  pixels[pos] = color[0]
  pixels[pos + 1] = color[1]
  pixels[pos + 2] = color[2]
  pixels[pos + 3] = alpha
}
