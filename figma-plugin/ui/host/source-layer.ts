import { isRefineError, RefineError, throwIfAborted } from '../../../core/errors.ts'
import { readMarker } from '../../../core/history/read-record.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import type { ImageFacts } from '../pixels/figma-pixels.ts'
import type { FigmaHostDeps, SeenDocument, SourceLayer } from './host-parts.ts'
import { insideRefusal } from './inside-frame.ts'
import { lockRefusal } from './lock.ts'
import { markerEntry } from './node-entries.ts'
import { sortNodes } from './node-lists.ts'
import { pictureOfSource } from './picture-of-source.ts'
import { imageRefusal, type Refusal, refusalOf, unsupported } from './refuse-node.ts'
import { seeDocument } from './see-document.ts'
import type { SeenPicture } from './seen-picture.ts'
import { maxImageSide } from './write/check-content.ts'
import { homeOf } from './write/find-here.ts'
import { homes } from './write/homes/homes.ts'

type LayerDeps = Pick<FigmaHostDeps, 'document' | 'pixels' | 'choices' | 'editor'>

/** How a layer is described: what a look at the document just found, without which one is taken. */
type LayerOptions = CallOptions & { readonly seen?: SeenDocument }

/**
 * Describes an image layer as the source that it is, or says why it can't be one.
 *
 * `node.fills` of the answer are those of the layer without any version over it, which for a picture in an instance
 * or component are not always the live ones.
 *
 * @throws RefineError `unsupported_source` with the reason and the fix.
 */
export async function sourceLayerOf(
  deps: LayerDeps,
  node: NodeFacts,
  options: LayerOptions = {},
): Promise<SourceLayer> {
  const seen = options.seen ?? (await seeDocument(deps, options))
  const { fills } = pictureOf(seen, node, deps.choices)
  const refusal = refusalOf({ ...node, fills: [...fills] }) ?? markerRefusal(node)
  if (refusal) throw unsupported(node, refusal)
  if (node.locked && deps.editor === 'figma') {
    throw unsupported(node, await lockRefusal(deps.document, node))
  }
  const source = await readableLayer(deps, node, { ...options, seen })
  const unfit =
    sizeRefusal(source.image) ??
    (source.home === 'inside' ? insideRefusal(source) : null) ??
    patternRefusal(source)
  if (unfit) throw unsupported(node, unfit)
  return source
}

/**
 * Describes an image layer for reading only, whether it could be refined or not.
 *
 * @throws RefineError `unsupported_source` for a layer without an image, or whose image can't be read.
 */
export async function readableLayer(
  deps: LayerDeps,
  node: NodeFacts,
  options: LayerOptions = {},
): Promise<SourceLayer> {
  const seen = options.seen ?? (await seeDocument(deps, options))
  const { base, fills, state } = pictureOf(seen, node, deps.choices)
  if (!base) throw unsupported(node, imageRefusal(node))
  const image = await factsOf(deps, node, base.paint.imageHash, options)
  throwIfAborted(options.signal)
  return {
    node: { ...node, fills: [...fills] },
    home: homeOf(seen, node),
    base: base.index,
    paint: base.paint,
    image,
    state,
  }
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

/** Over a marker that can't be read none is ever written, and without one versions would be nobody's. */
function markerRefusal(node: NodeFacts): Refusal | null {
  const marker = markerEntry(node)
  const read = marker && readMarker(marker.raw)
  if (!read || read.ok) return null
  return {
    reason: `has a history that can’t be read. ${read.reason}`,
    fix: 'Make a flattened copy of it, and refine that.',
  }
}

function sizeRefusal({ width, height }: ImageFacts): Refusal | null {
  if (Math.max(width, height) <= maxImageSide) return null
  return {
    reason: `holds an image of ${width} × ${height} pixels; Figma takes up to ${maxImageSide} a side.`,
    fix: 'Make a flattened copy of it, and refine that.',
  }
}

/** Figma sets patterns by `setFillsAsync` only, and a write waits for nothing: said before anything is paid for. */
function patternRefusal(source: SourceLayer): Refusal | null {
  const { fills } = homes[source.home].ground(source)
  if (!fills.some(({ type }) => type === 'PATTERN')) return null
  return {
    reason: 'has a pattern among its fills, which plugins can’t write into its versions.',
    fix: 'Remove the pattern, or make a flattened copy of it, and refine that.',
  }
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
