import { isRefineError, RefineError, throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import type { ImageFacts } from '../pixels/figma-pixels.ts'
import type { FigmaHostDeps, Home, SeenDocument, SourceLayer } from './host-parts.ts'
import { insideRefusal } from './inside-frame.ts'
import { lockRefusal } from './lock.ts'
import { sortNodes } from './node-lists.ts'
import { pictureOfSource } from './picture-of-source.ts'
import { refusalOf, unsupported } from './refuse-node.ts'
import { seeDocument } from './see-document.ts'
import type { SeenPicture } from './seen-picture.ts'

/** Longest side of an image that Figma takes from a plugin. */
export const maxImageEdge = 4096

/**
 * Describes an image layer as the source that it is, or says why it can't be one.
 *
 * `node.fills` of the answer are those of the layer without any version over it, which for a picture in an instance
 * or component are not always the live ones.
 *
 * @param options.seen What a look at the document just found; without it one is taken.
 * @throws RefineError `unsupported_source` with the reason and the fix.
 */
export async function sourceLayerOf(
  deps: Pick<FigmaHostDeps, 'document' | 'pixels' | 'choices' | 'editor'>,
  node: NodeFacts,
  options: CallOptions & { readonly seen?: SeenDocument } = {},
): Promise<SourceLayer> {
  const seen = options.seen ?? (await seeDocument(deps, options))
  const picture = pictureOf(seen, node, deps.choices)
  const own: NodeFacts = { ...node, fills: [...picture.fills] }
  const refusal = refusalOf(own)
  if (refusal) throw unsupported(node, refusal)
  if (node.locked && deps.editor === 'figma') {
    throw unsupported(node, await lockRefusal(deps.document, node))
  }
  const { base } = picture
  if (!base) throw new TypeError('Expected a layer with an image, after none was refused')
  const image = await factsOf(deps, node, base.paint.imageHash, options)
  throwIfAborted(options.signal)
  const home = homeOf(node)
  if (Math.max(image.width, image.height) > maxImageEdge) {
    throw unsupported(node, {
      reason: `holds an image of ${image.width} × ${image.height} pixels; Figma takes up to ${maxImageEdge} a side.`,
      fix: 'Make a flattened copy of it, and refine that.',
    })
  }
  if (home === 'inside') {
    const { width, height } = node
    const inside = insideRefusal({
      width,
      height,
      fills: picture.fills,
      base: base.index,
      paint: base.paint,
      image,
    })
    if (inside) throw unsupported(node, inside)
  }
  return { node: own, home, base: base.index, paint: base.paint, image, state: picture.state }
}

/** Says what a layer is without any version over it, also for one that carries nothing of ours yet. */
export function pictureOf(
  seen: SeenDocument,
  node: NodeFacts,
  choices: ReadonlyMap<string, string> = new Map(),
): SeenPicture {
  const live = seen.nodes.get(node.id)
  const known = seen.pictures.get(node.id)
  // A node that was fetched after the look is told by its own fills.
  if (known && JSON.stringify(live?.fills) === JSON.stringify(node.fills)) return known
  const { recorded } = sortNodes(seen.nodes.values())
  const frames = [...seen.nodes.values()].filter(({ id }) => known?.frames.includes(id))
  return pictureOfSource(node, recorded, frames, choices.get(node.id))
}

function homeOf({ type, held }: NodeFacts): Home {
  if (held) return 'history frame'
  return type === 'FRAME' ? 'inside' : 'siblings'
}

async function factsOf(
  { pixels }: Pick<FigmaHostDeps, 'pixels'>,
  node: NodeFacts,
  hash: string,
  options: CallOptions,
): Promise<ImageFacts> {
  try {
    return await pixels.facts(hash, options.signal ? { signal: options.signal } : {})
  } catch (thrown) {
    if (!isRefineError(thrown) || thrown.code !== 'not_found') throw thrown
    throw new RefineError(
      'unsupported_source',
      `Figma can’t load the image of “${node.name}” right now.`,
      {
        hint: 'Check the connection, wait until the image is drawn, and try again.',
        retryable: true,
        cause: thrown,
      },
    )
  }
}
