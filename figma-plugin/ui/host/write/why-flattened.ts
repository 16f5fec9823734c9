import type { VersionContent } from '../../../../core/edit/patch.ts'
import type { PaintFacts } from '../../../protocol/node-facts.ts'
import type { ImageFacts } from '../../pixels/figma-pixels.ts'

/** Filters that look at the pixels around: the sum of filtered layers is not the filtered sum. */
const localFilters = ['highlights', 'shadows'] as const

/**
 * Says why a version can't be one more overlay over its picture, as a sentence; null when it can.
 *
 * An overlay copies how the picture's paint lies and looks. Drawn over it, that is exact only where the paint hides
 * what lies below, and where its image file is drawn pixel for pixel as it is.
 *
 * @param paint The paint that the version's picture is drawn by.
 * @param image The image that it draws.
 */
export function whyFlattened(
  paint: PaintFacts,
  image: Pick<ImageFacts, 'obstacle'>,
  content: VersionContent['kind'],
): string | null {
  if (content === 'replacing') {
    return 'This version replaces the whole picture, its transparency included.'
  }
  return image.obstacle ?? whySeenThrough(paint) ?? whyFiltered(paint)
}

/** Says why what lies below a paint shows through it, as a sentence; null when it hides it. */
export function whySeenThrough({ opacity = 1, blendMode = 'NORMAL' }: PaintFacts): string | null {
  if (opacity < 1) {
    const percent = Math.round(opacity * 100)
    return `The picture’s fill has an opacity of ${percent} %, so an overlay would not cover it.`
  }
  if (blendMode !== 'NORMAL' && blendMode !== 'PASS_THROUGH') {
    const name = blendMode.toLowerCase().replaceAll('_', ' ')
    return `The picture’s fill is blended as “${name}”, so an overlay would not cover it.`
  }
  return null
}

function whyFiltered({ filters = {} }: PaintFacts): string | null {
  const name = localFilters.find((filter) => (filters[filter] ?? 0) !== 0)
  if (name === undefined) return null
  return `The picture’s fill has its ${name} adjusted, which an overlay can’t take part in exactly.`
}
