import { RefineError } from '../../../../core/errors.ts'
import type { NewVersion } from '../../../../core/host.ts'
import { containsRect, rectOf, type Size, sameRect } from '../../../../core/image/rect.ts'
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
  const given = content.kind === 'patch' ? content.patch.color : content.picture
  if (given.depth !== image.depth) {
    throw new TypeError(`Expected ${image.depth} bits a channel but received ${given.depth}`)
  }
  if (content.kind === 'reframe') {
    if (!begins) throw new TypeError('Expected the marker of the lineage that a reframe begins')
    expectHoldable(given)
    return
  }
  expectHoldable(image)
  if (content.kind === 'replacing') {
    if (!sameRect(rectOf(given), rectOf(image))) throw wrongSize('a picture', image, given)
    return
  }
  const { rect, coverage } = content.patch
  if (!containsRect(rectOf(image), rect)) {
    throw new RangeError(
      `Expected a patch inside ${sizeText(image)} but received ${sizeText(rect)} at ${rect.x},${rect.y}`,
    )
  }
  if (!sameRect(rectOf(given), rectOf(rect))) throw wrongSize('colour', rect, given)
  if (!sameRect(coverage.rect, rect)) throw wrongSize('coverage', rect, coverage.rect)
}

function expectHoldable({ width, height }: Size): void {
  if (Math.max(width, height) <= maxImageSide) return
  throw new RefineError(
    'too_large',
    `Figma takes no picture of ${width} × ${height} pixels: ${maxImageSide} a side is the most.`,
    {
      hint: 'Make the picture smaller first: place a copy that is within the limit and refine that.',
    },
  )
}

function wrongSize(what: string, expected: Size, received: Size): TypeError {
  return new TypeError(
    `Expected ${what} of ${sizeText(expected)} but received ${sizeText(received)}`,
  )
}

function sizeText({ width, height }: Size): string {
  return `${width}×${height}`
}
