import { isRefineError, throwIfAborted } from '../../../core/errors.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import type { FigmaHostDeps, SeenDocument, SourceLayer } from './host-parts.ts'
import type { Pin } from './pin.ts'
import { refusalOf, unsupported } from './refuse-node.ts'
import { seeDocument } from './see-document.ts'
import { viewSelection } from './selected-pictures.ts'
import { shownNodeOf } from './shown-place.ts'
import { sourceLayerOf } from './source-layer.ts'

/** A look at the document with the sources that are picked in it, the one of {@link Host.pick} first. */
export interface FoundPictures {
  readonly seen: SeenDocument
  readonly sources: readonly SourceLayer[]
}

/**
 * Finds what is picked now: selected pictures, or the one that stays pinned.
 *
 * Layers that can't be refined are left out as long as any can. Every source costs reading its image's file.
 *
 * @param options.limit how many are wanted at most.
 * @throws RefineError `unsupported_source` for the first selected layer when none can be refined.
 */
export async function findPictures(
  deps: FigmaHostDeps,
  pin: Pin,
  options: CallOptions & { readonly limit?: number } = {},
): Promise<FoundPictures> {
  const { limit = Number.POSITIVE_INFINITY } = options
  const seen = await seeDocument(deps, options)
  const pinned = await pinnedNode(deps, seen, pin)
  throwIfAborted(options.signal)
  const picked = pin.follow(viewSelection(seen, pinned && shownNodeOf(seen, pinned)))
  const nodes = await nodesOf(deps, seen, picked)
  throwIfAborted(options.signal)
  const sources: SourceLayer[] = []
  let refused: unknown = null
  for (const node of nodes) {
    if (sources.length >= limit) break
    try {
      sources.push(await sourceLayerOf(deps, node, { ...options, seen }))
    } catch (thrown) {
      if (!isRefineError(thrown)) throw thrown
      refused ??= thrown
    }
  }
  if (sources.length === 0 && refused !== null) {
    // What can't be refined must not stay picked when the user goes on to a layer that lies over it.
    if (!isRefineError(refused) || !refused.retryable) pin.release()
    throw refused
  }
  const [first] = seen.look.selection
  if (nodes.length === 0 && first) throw unsupported(first, refusalOf(first) ?? nothingToRefine)
  return { seen, sources }
}

const nothingToRefine = {
  reason: 'holds no picture that can be refined.',
  fix: 'Select a layer with an image fill.',
}

/** The pinned source as it is now; null, and let go of, when it is gone or another page is open. */
async function pinnedNode(
  { document }: Pick<FigmaHostDeps, 'document'>,
  seen: SeenDocument,
  pin: Pin,
): Promise<NodeFacts | null> {
  if (pin.current === null) return null
  const node = seen.nodes.get(pin.current) ?? (await document.nodes([pin.current]))[0] ?? null
  if (node?.page === seen.look.page) return node
  pin.release()
  return null
}

async function nodesOf(
  { document }: Pick<FigmaHostDeps, 'document'>,
  seen: SeenDocument,
  ids: readonly string[],
): Promise<readonly NodeFacts[]> {
  const missing = ids.filter((id) => !seen.nodes.has(id))
  const fetched = missing.length > 0 ? await document.nodes(missing) : []
  const nodes = new Map(fetched.flatMap((node) => (node ? [[node.id, node] as const] : [])))
  return ids.flatMap((id) => seen.nodes.get(id) ?? nodes.get(id) ?? [])
}
