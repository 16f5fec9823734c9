import type { Patch } from '../../core/edit/patch.ts'
import { rectOf, type Size } from '../../core/image/rect.ts'
import { cropMask } from '../../core/mask/crop-mask.ts'
import { type Matrix, mapPoint } from '../../figma-plugin/ui/geometry/matrix.ts'
import { type Beyond, countsAround } from './counts.ts'

/** What one rendering of a case showed. Differences are in words of 8 bits. */
export interface Comparison {
  /** How far the patch may bleed, in source pixels. */
  readonly footprint: number
  /** Output pixels beyond that, and how many of them differ between source and version. */
  readonly outside: number
  readonly changedOutside: number
  /** Output pixels deep inside the patch, and how many of them look as in the source: the patch is missing there. */
  readonly inside: number
  readonly missingInside: number
  /** Largest difference between the version and the whole refined picture: deep inside, and anywhere. */
  readonly worstInside: number
  readonly worst: number
}

/** The same part of a page, drawn in the same size, as premultiplied RGBA. */
export interface Drawings extends Size {
  readonly source: Uint8Array
  readonly version: Uint8Array
  /** With the whole refined picture in the source's place. */
  readonly whole: Uint8Array
}

/** Where output pixels lie in an image, and how far a patch may bleed there, in pixels of the image. */
export interface Spread {
  readonly image: Size
  readonly toImage: Matrix
  readonly reach: number
  readonly beyond: Beyond
}

/** What is seen this little of (under the soft edge of another layer) may look the same after a change. */
const faint = 16

/**
 * Compares version and source pixel by pixel.
 *
 * @param seen how much of the picture is seen at an output pixel, 0..255; where it is nothing, nothing may change.
 */
export function comparePixels(
  { source, version, whole, width, height }: Drawings,
  { image, toImage, reach, beyond }: Spread,
  patches: readonly Patch[],
  seen: (pixel: number) => number,
): Comparison {
  const { isTouched, isEven } = partsOf(patches, image)
  const touched = countsAround(isTouched, image, reach, beyond)
  const uneven = countsAround((pixel) => !isEven(pixel), image, reach + 1, beyond)
  let [outside, changedOutside, inside, missingInside, worstInside, worst] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < width * height; i++) {
    const { x, y } = mapPoint(toImage, { x: (i % width) + 0.5, y: Math.floor(i / width) + 0.5 })
    const change = differenceAt(source, version, i)
    const error = differenceAt(version, whole, i)
    worst = Math.max(worst, error)
    if (touched(x, y) === 0 || seen(i) === 0) {
      outside++
      if (change > 0) changedOutside++
    } else if (uneven(x, y) === 0) {
      inside++
      if (change === 0 && seen(i) > faint) missingInside++
      worstInside = Math.max(worstInside, error)
    }
  }
  return { footprint: reach, outside, changedOutside, inside, missingInside, worstInside, worst }
}

/** Which pixels any patch touches, and which are covered fully, without an edge of any patch on them. */
function partsOf(patches: readonly Patch[], image: Size) {
  const masks = patches.map(({ coverage }) => cropMask(coverage, rectOf(image)).data)
  const isTouched = (pixel: number) => masks.some((data) => data[pixel] !== 0)
  const isEdge = (pixel: number) => masks.some((data) => data[pixel] !== 0 && data[pixel] !== 255)
  return { isTouched, isEven: (pixel: number) => isTouched(pixel) && !isEdge(pixel) }
}

/** The largest difference of a channel between two drawings at a pixel. */
export function differenceAt(a: Uint8Array, b: Uint8Array, pixel: number): number {
  let difference = 0
  for (let pos = pixel * 4; pos < pixel * 4 + 4; pos++) {
    difference = Math.max(difference, Math.abs((a[pos] as number) - (b[pos] as number)))
  }
  return difference
}
