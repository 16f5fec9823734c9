import type { CallOptions } from '../../../core/host.ts'
import type { FigmaHostDeps, SeenDocument, SourceLayer } from './host-parts.ts'
import { seeDocument } from './see-document.ts'
import { readableLayer } from './source-layer.ts'
import { findNode } from './write/find-here.ts'

/**
 * Looks at the document, unless it was just looked at, and finds one source in it by its node's id, for reading:
 * selected or not, locked or not.
 *
 * @throws RefineError `not_found` when it is gone; `unsupported_source` when it has no image any more.
 */
export async function findSource(
  deps: FigmaHostDeps,
  id: string,
  options: CallOptions & { readonly seen?: SeenDocument } = {},
): Promise<{ readonly seen: SeenDocument; readonly source: SourceLayer }> {
  const seen = options.seen ?? (await seeDocument(deps, options))
  const node = await findNode(deps, seen, id, options)
  return { seen, source: await readableLayer(deps, node, { ...options, seen }) }
}
