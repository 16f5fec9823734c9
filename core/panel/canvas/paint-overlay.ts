import type { Size } from '../../image/rect.ts'
import type { Mask } from '../../mask/mask.ts'

/** A mask on the overlay: some are kept smaller than the source, because finding their edge is dear. */
export interface OverlayMask {
  readonly mask: Mask
  /** Mask pixels per source pixel; 1 for a mask in source pixels. */
  readonly density: number
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
}

export interface OverlayMasks {
  /** Where change is allowed: outlined. */
  readonly region: OverlayMask | null
  /** How strongly, edge included: tinted, and its outermost reach dotted when it goes beyond the region. */
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
  const { width, height, line } = view
  const region = rowsOf(masks.region, view)
  const coverage = rowsOf(masks.coverage, view)
  const protect = rowsOf(masks.protect, view)
  for (let y = 0; y < height; y++) {
    const at = y * width * 4
    pixels.fill(0, at, at + width * 4)
    if (coverage.read(y)) tintRow(pixels, at, coverage.now, width, colors.region)
    if (masks.coverage && coverage.isNear)
      dotRow(pixels, at, coverage, width, line, y, colors.region)
    if (region.read(y) || region.isNear) dashRow(pixels, at, region, width, line, y)
    if (protect.read(y) || protect.isNear)
      hatchRow(pixels, at, protect, width, line, y, colors.protect)
  }
}

interface Rows {
  /** Coverage along this row, and along the row one line width below; `line` pixels longer than the row. */
  readonly now: Uint8Array
  readonly below: Uint8Array
  /** Whether either row has any coverage. */
  readonly isNear: boolean
  /** Reads both rows; tells whether this one has any coverage. */
  readonly read: (y: number) => boolean
}

function rowsOf(layer: OverlayMask | null, view: OverlayView): Rows {
  const length = view.width + view.line
  const rows = {
    now: new Uint8Array(length),
    below: new Uint8Array(length),
    isNear: false,
    read: (_y: number) => false,
  }
  if (!layer) return rows
  const { mask, density } = layer
  const columns = new Int32Array(length)
  for (let x = 0; x < length; x++) {
    columns[x] = Math.floor((view.left + x * view.step) * density) - mask.rect.x
  }
  rows.read = (y) => {
    const here = sampleRow(mask, columns, rowAt(y), rows.now)
    const below = sampleRow(mask, columns, rowAt(y + view.line), rows.below)
    rows.isNear = here || below
    return here
  }
  return rows

  function rowAt(y: number): number {
    return Math.floor((view.top + y * view.step) * density) - mask.rect.y
  }
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

function tintRow(
  pixels: Uint8ClampedArray,
  at: number,
  coverage: Uint8Array,
  width: number,
  color: Rgb,
): void {
  for (let x = 0, pos = at; x < width; x++, pos += 4) {
    const value = coverage[x] as number
    if (value !== 0) put(pixels, pos, color, Math.round((value * regionAlpha) / 255))
  }
}

/** Dots where coverage begins at all: the edge reaches this far and no farther. */
function dotRow(
  pixels: Uint8ClampedArray,
  at: number,
  rows: Rows,
  width: number,
  line: number,
  y: number,
  color: Rgb,
): void {
  const { now, below } = rows
  for (let x = 0, pos = at; x < width; x++, pos += 4) {
    const inside = (now[x] as number) > 0
    const ends = inside !== (now[x + line] as number) > 0 || inside !== (below[x] as number) > 0
    if (ends && ((x + y) >> 1) % 3 === 0) put(pixels, pos, color, 230)
  }
}

/** Dashes in black and white where the region's own border runs: seen on every picture. */
function dashRow(
  pixels: Uint8ClampedArray,
  at: number,
  rows: Rows,
  width: number,
  line: number,
  y: number,
): void {
  const { now, below } = rows
  for (let x = 0, pos = at; x < width; x++, pos += 4) {
    const inside = (now[x] as number) > 127
    const ends = inside !== (now[x + line] as number) > 127 || inside !== (below[x] as number) > 127
    if (ends) put(pixels, pos, isLight(x, y, 5 * line) ? white : black, 255)
  }
}

function hatchRow(
  pixels: Uint8ClampedArray,
  at: number,
  rows: Rows,
  width: number,
  line: number,
  y: number,
  color: Rgb,
): void {
  const { now, below } = rows
  for (let x = 0, pos = at; x < width; x++, pos += 4) {
    const value = now[x] as number
    const inside = value > 127
    const ends = inside !== (now[x + line] as number) > 127 || inside !== (below[x] as number) > 127
    if (ends) put(pixels, pos, color, 255)
    else if (value !== 0) {
      const onLine = (x + y) % (8 * line) < 3 * line
      put(pixels, pos, color, Math.round((value * (onLine ? protectAlpha : hatchAlpha)) / 255))
    }
  }
}

/** A chessboard of dashes: it alternates along lines of every direction. */
function isLight(x: number, y: number, dash: number): boolean {
  return (Math.floor(x / dash) + Math.floor(y / dash)) % 2 === 0
}

const white: Rgb = [255, 255, 255]
const black: Rgb = [20, 20, 20]

function put(pixels: Uint8ClampedArray, pos: number, color: Rgb, alpha: number): void {
  pixels[pos] = color[0]
  pixels[pos + 1] = color[1]
  pixels[pos + 2] = color[2]
  pixels[pos + 3] = alpha
}
