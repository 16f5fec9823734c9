import { throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions, PixelTarget } from '../../../core/host.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import type { ImageStack } from '../pixels/figma-pixels.ts'
import { shownImages } from './base-paint.ts'
import type { FigmaHostDeps, SeenDocument, SourceLayer } from './host-parts.ts'
import { paintLook } from './paint-look.ts'
import { stackOf, targetNode } from './version-stack.ts'

/**
 * Gives the images that a source, a version, or what is visible now is made of, by hand changes included.
 *
 * Beside what {@link stackOf} gives, that is every image that the user put over a version's picture so that it lies
 * exactly on it: of the same size, drawn in the same way. Others can't be read pixel for pixel and are left out.
 */
export async function liveStackOf(
  deps: Pick<FigmaHostDeps, 'pixels'>,
  seen: SeenDocument,
  source: SourceLayer,
  target: PixelTarget,
  options: CallOptions = {},
): Promise<ImageStack> {
  const stack = stackOf(seen, source, target)
  const node = targetNode(seen, source, target)
  const added = node ? addedImages(node, source, stack) : []
  if (!node || added.length === 0) return stack
  const base = await deps.pixels.facts(stack.base, options)
  const lying = new Set(stack.overlays)
  for (const hash of added) {
    const { width, height, depth } = await deps.pixels.facts(hash, options)
    throwIfAborted(options.signal)
    if (width === base.width && height === base.height && depth === base.depth) lying.add(hash)
  }
  const overlays = shownImages(node.fills).flatMap(({ paint: { imageHash } }) =>
    lying.has(imageHash) ? imageHash : [],
  )
  return { base: stack.base, overlays }
}

/** Images over a version's picture that are neither ours nor the source's own, drawn as the picture is. */
function addedImages(node: NodeFacts, source: SourceLayer, stack: ImageStack): readonly string[] {
  const known = new Set([stack.base, ...stack.overlays, ...hashesIn(source.node)])
  const images = shownImages(node.fills)
  const under = images.find(({ paint }) => paint.imageHash === stack.base)
  const look = JSON.stringify(paintLook(under?.paint ?? source.paint))
  return images
    .filter(({ index }) => index > (under?.index ?? -1))
    .flatMap(({ paint }) =>
      !known.has(paint.imageHash) && JSON.stringify(paintLook(paint)) === look
        ? paint.imageHash
        : [],
    )
}

function hashesIn({ fills }: NodeFacts): readonly string[] {
  return (fills ?? []).flatMap(({ imageHash }) => imageHash ?? [])
}
