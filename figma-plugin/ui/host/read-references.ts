import { throwIfAborted } from '../../../core/errors.ts'
import { versionOnLayer } from '../../../core/history/find-in-lineages.ts'
import type { CallOptions, PixelTarget } from '../../../core/host.ts'
import type { Picture } from '../../../core/image/picture.ts'
import { rectOf } from '../../../core/image/rect.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import type { FigmaHostDeps, SeenDocument } from './host-parts.ts'
import { liveStackOf } from './live-stack.ts'
import { sourceStoodFor } from './selected-pictures.ts'
import { readableLayer } from './source-layer.ts'
import { findNode } from './write/find-here.ts'

/** Reads the pictures of the layers that are selected beside a source, whole and as they are seen, by layer name. */
export async function readReferences(
  deps: FigmaHostDeps,
  seen: SeenDocument,
  source: string,
  options: CallOptions = {},
): Promise<readonly { readonly name: string; readonly picture: Picture }[]> {
  const references: { name: string; picture: Picture }[] = []
  for (const node of seen.look.selection) {
    const stands = sourceStoodFor(seen, node)
    if (stands === null || stands === source) continue
    const of = await findNode(deps, seen, stands, options)
    const layer = await readableLayer(deps, of, { ...options, seen })
    const stack = await liveStackOf(deps, seen, layer, targetOf(seen, node, stands), options)
    const { width, height } = await deps.pixels.facts(stack.base, options)
    throwIfAborted(options.signal)
    const picture = await deps.pixels.read(stack, rectOf({ width, height }), options)
    throwIfAborted(options.signal)
    references.push({ name: node.name, picture })
  }
  return references
}

/** A version that is selected is meant itself, also a hidden one; a source as it is seen. */
function targetOf({ rebuilt }: SeenDocument, { id }: NodeFacts, source: string): PixelTarget {
  const found = id === source ? null : versionOnLayer(rebuilt, id)
  return found ? { kind: 'version', id: found.version.record.id } : { kind: 'shown' }
}
