import { RefineError, throwIfAborted } from '../../../../core/errors.ts'
import type { Lineage, Rebuilt, Version } from '../../../../core/history/lineage.ts'
import type { CallOptions } from '../../../../core/host.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { FigmaHostDeps, Home, SeenDocument } from '../host-parts.ts'

/** Finds the lineage of a source; null while it has none. */
export function lineageOf({ lineages }: Rebuilt, source: string): Lineage | null {
  return lineages.find((lineage) => lineage.source === source) ?? null
}

/**
 * Finds a version and its lineage by the version's id.
 *
 * @throws RefineError `not_found`.
 */
export function versionById(
  { lineages }: Rebuilt,
  id: string,
): { readonly lineage: Lineage; readonly version: Version } {
  for (const lineage of lineages) {
    const version = lineage.versions.find(({ record }) => record.id === id)
    if (version) return { lineage, version }
  }
  throw gone('The version')
}

/**
 * Reads a node's facts, from what was just seen or from the document.
 *
 * @throws RefineError `not_found` when it is gone.
 */
export async function findNode(
  { document }: Pick<FigmaHostDeps, 'document'>,
  { nodes }: SeenDocument,
  id: string,
  options: CallOptions = {},
): Promise<NodeFacts> {
  const node = nodes.get(id) ?? (await document.nodes([id]))[0]
  throwIfAborted(options.signal)
  if (!node) throw gone('The picture')
  return node
}

/** Tells where versions of a node are kept: in their frame also after the instance that needed one was detached. */
export function homeOf(
  { pictures }: Pick<SeenDocument, 'pictures'>,
  { id, held, type }: Pick<NodeFacts, 'id' | 'held' | 'type'>,
): Home {
  const isFramed = (pictures.get(id)?.frames.length ?? 0) > 0
  if (held || isFramed) return 'history frame'
  return type === 'FRAME' ? 'inside' : 'siblings'
}

function gone(what: string): RefineError {
  return new RefineError('not_found', `${what} is no longer in the document.`, {
    hint: 'It may have been deleted; pick another layer.',
  })
}
