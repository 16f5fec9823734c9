import type { Matrix } from './matrix.ts'

/** How many pixels a kernel reaches when a picture is enlarged: 1 for bilinear, 2 for bicubic, 3 for Lanczos. */
const reachEnlarged = 3

/**
 * How many output pixels a kernel reaches when a picture is made smaller: 3 for Lanczos; below 4 for two mipmap levels
 * mixed, whose texels are up to twice as large as an output pixel and, at odd sizes, overlap each other.
 */
const reachReduced = 4

/** How far from a whole pixel a position may be and still be drawn without mixing neighbours. */
const alignedWithin = 1e-4

/**
 * Says how far a patch can bleed into its surroundings when a picture is drawn at another scale, in source pixels.
 *
 * Every output pixel whose centre, taken back into the picture, is farther than this from the patch (along x or along y)
 * is identical with and without the patch. 0 where pixels are drawn on pixels: at 1×, upright or turned by quarters or
 * flipped, at a whole position. Otherwise 3 from 1× up, and 4 ÷ scale below: 8 at ½×, 16 at ¼×. Turned by other angles,
 * √2 of that, as kernels lie along the output's pixels then.
 *
 * @param toOutput From source pixels to output pixels; where its two directions differ in scale, the smaller one counts.
 */
export function resamplingFootprint(toOutput: Matrix): number {
  if (isAligned(toOutput)) return 0
  const [a, b, c, d] = toOutput
  const scale = smallestScale(a, b, c, d)
  const reach = scale >= 1 ? reachEnlarged : reachReduced / scale
  const isUpright = (near(b, 0) && near(c, 0)) || (near(a, 0) && near(d, 0))
  return isUpright ? reach : reach * Math.SQRT2
}

function isAligned([a, b, c, d, e, f]: Matrix): boolean {
  const isQuarter =
    (near(Math.abs(a), 1) && near(Math.abs(d), 1) && near(b, 0) && near(c, 0)) ||
    (near(Math.abs(b), 1) && near(Math.abs(c), 1) && near(a, 0) && near(d, 0))
  return isQuarter && near(e, Math.round(e)) && near(f, Math.round(f))
}

/** The smaller singular value: how much the direction that is shrunk the most is scaled. */
function smallestScale(a: number, b: number, c: number, d: number): number {
  const sum = a * a + b * b + c * c + d * d
  const area = Math.abs(a * d - b * c)
  const larger = Math.sqrt((sum + Math.sqrt(Math.max(0, sum * sum - 4 * area * area))) / 2)
  return area / larger
}

function near(value: number, to: number): boolean {
  return Math.abs(value - to) <= alignedWithin
}
