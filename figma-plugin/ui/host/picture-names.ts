import type { Picked } from '../../../core/host.ts'
import { shownImages } from './base-paint.ts'
import type { FigmaHostDeps, SourceLayer } from './host-parts.ts'

/**
 * Names the pictures that a layer holds, topmost last, and says which is the source; undefined for a single one.
 *
 * They are told apart by where they lie and by their size in pixels, as far as Figma can tell it.
 */
export async function picturesOf(
  { document }: Pick<FigmaHostDeps, 'document'>,
  { node, base }: SourceLayer,
): Promise<Picked['pictures']> {
  const images = shownImages(node.fills)
  if (images.length < 2) return undefined
  const names = await Promise.all(
    images.map(async ({ paint }, i) => {
      const size = await document.imageSize(paint.imageHash).catch(() => null)
      const place =
        i === 0 ? 'Bottom image' : i === images.length - 1 ? 'Top image' : `Image ${i + 1}`
      return size ? `${place}, ${size.width} × ${size.height}` : place
    }),
  )
  return { chosen: images.findIndex(({ index }) => index === base), names }
}
