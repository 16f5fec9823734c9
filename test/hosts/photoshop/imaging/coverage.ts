import { intersectRects, type Rect, uniteRects } from '../../../../core/image/rect.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { CoverageModel } from '../model/model.ts'
import type { ImageContent } from './image-data.ts'
import { coverageAtLevel, rectAtLevel } from './pyramid.ts'
import { coverageIn, createRaster, fullWord } from './raster.ts'
import { scaledRaster, scalingFor } from './scaled.ts'

/** How coverage is read. */
export interface CoverageRead {
  /** What to read, in document pixels. */
  readonly rect: Rect
  /** The value outside the coverage's own rectangle. */
  readonly outside: 0 | 255
  readonly targetSize?: { readonly width?: number; readonly height?: number } | undefined
  readonly depth: 8 | 16
  /** Whether black comes back as 1 of 255, as Photoshop is known to do. */
  readonly blackAsOne: boolean
}

/** Reads coverage as one gray component, in the document's depth. */
export function readCoverage(coverage: CoverageModel, how: CoverageRead): ImageContent {
  const { level, from, size } = scalingFor(how.rect, how.targetSize)
  const values = coverageIn(coverageAtLevel(coverage, level, how.outside), how.outside, from)
  const raster = createRaster(from)
  for (const [at, value] of values.entries()) raster.data.set([value, value, value, 1], at * 4)
  const scaled = scaledRaster(raster, size).data
  const full = fullWord(how.depth)
  const count = size.width * size.height
  const words = how.depth === 8 ? new Uint8Array(count) : new Uint16Array(count)
  for (let at = 0; at < count; at++) {
    const value = Math.round((scaled[at * 4] as number) * 255)
    words[at] = Math.round(((how.blackAsOne ? Math.max(1, value) : value) * full) / 255)
  }
  return {
    width: size.width,
    height: size.height,
    colorSpace: 'Grayscale',
    colorProfile: 'Gray Gamma 2.2',
    components: 1,
    words,
  }
}

/** Gives what a read used, in pixels of the level that it used. */
export function coverageBounds({ rect, targetSize }: CoverageRead): Rect {
  return rectAtLevel(rect, scalingFor(rect, targetSize).level)
}

/**
 * Takes coverage from image data.
 *
 * @throws PhotoshopError when it is not one gray component.
 */
export function coverageFrom(
  { width, height, colorSpace, components, words }: ImageContent,
  origin: { readonly x: number; readonly y: number },
): CoverageModel {
  if (colorSpace !== 'Grayscale' || components !== 1) {
    throw new PhotoshopError('The image data must have a single grayscale component.')
  }
  const full = fullWord(words instanceof Uint8Array ? 8 : 16)
  const data = Uint8Array.from(words, (word) => Math.round((word * 255) / full))
  return { rect: { ...origin, width, height }, data }
}

/** Combines coverage: `how` decides where both are; what neither covers is `outside`. */
export function uniteCoverage(
  below: CoverageModel,
  above: CoverageModel,
  outside: 0 | 255,
  how: (below: number, above: number) => number,
): CoverageModel {
  const rect = uniteRects(below.rect, above.rect)
  const data = new Uint8Array(rect.width * rect.height).fill(outside)
  const at = (x: number, y: number) => (y - rect.y) * rect.width + x - rect.x
  eachOf(below, (x, y, value) => {
    data[at(x, y)] = value
  })
  eachOf(above, (x, y, value) => {
    data[at(x, y)] = how(data[at(x, y)] as number, value)
  })
  return { rect, data }
}

/** Gives the part of coverage inside a rectangle; null when they share nothing. */
export function croppedCoverage(coverage: CoverageModel, inside: Rect): CoverageModel | null {
  const rect = intersectRects(coverage.rect, inside)
  if (!rect) return null
  const data = Uint8Array.from(coverageIn(coverage, 0, rect), (value) => Math.round(value * 255))
  return { rect, data }
}

function eachOf(
  { rect, data }: CoverageModel,
  visit: (x: number, y: number, value: number) => void,
): void {
  for (let at = 0; at < data.length; at++) {
    visit(rect.x + (at % rect.width), rect.y + Math.floor(at / rect.width), data[at] as number)
  }
}
