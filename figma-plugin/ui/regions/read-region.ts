import { RefineError, throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions } from '../../../core/host.ts'
import { uniteMasks } from '../../../core/mask/combine.ts'
import { cropMask } from '../../../core/mask/crop-mask.ts'
import type { Mask } from '../../../core/mask/mask.ts'
import { maskBounds } from '../../../core/mask/mask-bounds.ts'
import type { ShapeFacts } from '../../protocol/node-facts.ts'
import type { FigmaHostDeps, SourceLayer } from '../host/host-parts.ts'
import { readMaskLayer } from './read-mask-layer.ts'
import { readOutlines } from './read-outlines.ts'

/**
 * Reads the area of a source's picture that some layers cover together, in source pixels; null when that is nothing.
 *
 * A shape counts by its outlines alone: its colour, opacity and visibility say nothing, so that it can be drawn faint
 * or hidden. A mask layer counts as it masks, see {@link readMaskLayer}. The mask's rectangle is as small as the area.
 *
 * @throws RefineError `not_found` when one of the layers is gone or lies over the picture no more.
 */
export async function readRegionLayers(
  deps: Pick<FigmaHostDeps, 'document' | 'pixels'>,
  source: SourceLayer,
  ids: readonly string[],
  options: CallOptions = {},
): Promise<Mask | null> {
  throwIfAborted(options.signal)
  if (ids.length === 0) return null
  const found = await deps.document.shapes(source.node.id)
  throwIfAborted(options.signal)
  const layers = ids.map((id) => found.find(({ node }) => node.id === id) ?? gone())
  const outlines = layers.filter(({ node }) => !node.isMask).flatMap((shape) => shape.outlines)
  let area = await readOutlines(deps, source, outlines, options)
  for (const layer of layers.filter(isMaskLayer)) {
    throwIfAborted(options.signal)
    const masked = await readMaskLayer(deps, source, layer, options)
    area = area && masked ? uniteMasks(area, masked) : (area ?? masked)
  }
  throwIfAborted(options.signal)
  const bounds = area && maskBounds(area)
  return area && bounds && cropMask(area, bounds)
}

function isMaskLayer({ node }: ShapeFacts): boolean {
  return node.isMask
}

function gone(): never {
  throw new RefineError(
    'not_found',
    'A layer that marks the area is gone, or lies over the picture no more.',
    { hint: 'Choose the layers that mark the area again.' },
  )
}
