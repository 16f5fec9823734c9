import type { Depth } from '../image/picture.ts'
import { containsRect, type Rect, rectOf, type Size, sameRect } from '../image/rect.ts'
import type { VersionContent } from './patch.ts'

/**
 * Makes sure that a version's pixels fit their source, before a host writes any of them.
 *
 * @throws TypeError for another depth or size, RangeError for a patch that reaches outside the picture.
 */
export function expectFits(
  content: VersionContent,
  source: Size & { readonly depth: Depth },
): void {
  const given = content.kind === 'patch' ? content.patch.color : content.picture
  if (given.depth !== source.depth) {
    throw new TypeError(`Expected ${source.depth} bits a channel but received ${given.depth}`)
  }
  if (content.kind === 'replacing') expectSize('a picture', source, given)
  if (content.kind !== 'patch') return
  const { rect, coverage } = content.patch
  if (!containsRect(rectOf(source), rect)) {
    throw new RangeError(
      `Expected a patch inside ${sizeText(source)} but received ${sizeText(rect)} at ${rect.x},${rect.y}`,
    )
  }
  expectSize('colour', rect, given)
  if (!sameRect(coverage.rect, rect)) {
    throw new TypeError(
      `Expected coverage of ${sizeText(rect)} at ${rect.x},${rect.y} but received ${sizeText(coverage.rect)} at ${coverage.rect.x},${coverage.rect.y}`,
    )
  }
}

/**
 * Gives where a version's pixels lie, in the pixels that the source's rectangle is given in; those of a reframe may lie
 * outside it.
 */
export function placeOfContent(content: VersionContent, source: Rect): Rect {
  const at = (rect: Rect): Rect => ({ ...rect, x: rect.x + source.x, y: rect.y + source.y })
  switch (content.kind) {
    case 'patch':
      return at(content.patch.rect)
    case 'replacing':
      return source
    case 'reframe': {
      const { x, y } = content.transform.rect
      return at({ ...rectOf(content.picture), x, y })
    }
  }
}

function expectSize(what: string, expected: Size, received: Size): void {
  if (expected.width === received.width && expected.height === received.height) return
  throw new TypeError(
    `Expected ${what} of ${sizeText(expected)} but received ${sizeText(received)}`,
  )
}

function sizeText({ width, height }: Size): string {
  return `${width}×${height}`
}
