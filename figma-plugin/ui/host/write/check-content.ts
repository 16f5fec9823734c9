import { expectFits } from '../../../../core/edit/version-pixels.ts'
import { RefineError } from '../../../../core/errors.ts'
import type { NewVersion } from '../../../../core/host.ts'
import type { Size } from '../../../../core/image/rect.ts'
import type { ImageFacts } from '../../pixels/figma-pixels.ts'

/** The longest side of a picture that Figma takes, in pixels. */
export const maxImageSide = 4096

/**
 * Makes sure that a version fits its source, before anything is encoded or written.
 *
 * @throws TypeError for another depth or size, RangeError for a patch that reaches outside the picture.
 * @throws RefineError `too_large` for a picture that Figma can't hold.
 */
export function expectFitting({ content, begins }: NewVersion, image: ImageFacts): void {
  expectFits(content, image)
  expectHoldable(
    content.kind === 'reframe' ? content.picture : image,
    'Make the picture smaller first: place a copy that is within the limit and refine that.',
  )
  if (content.kind === 'reframe' && !begins) {
    throw new TypeError('Expected the marker of the lineage that a reframe begins')
  }
}

/**
 * Makes sure that Figma can hold a picture of a size.
 *
 * @throws RefineError `too_large` with the hint.
 */
export function expectHoldable({ width, height }: Size, hint: string): void {
  if (Math.max(width, height) <= maxImageSide) return
  throw new RefineError(
    'too_large',
    `Figma takes no picture of ${width} × ${height} pixels: ${maxImageSide} a side is the most.`,
    { hint },
  )
}
