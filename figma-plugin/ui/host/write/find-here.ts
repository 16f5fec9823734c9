import { RefineError, throwIfAborted } from '../../../../core/errors.ts'
import type { CallOptions } from '../../../../core/host.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { FigmaHostDeps, Home, SeenDocument } from '../host-parts.ts'

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
  if (!node) throw gone()
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

function gone(): RefineError {
  return new RefineError('not_found', 'The picture is no longer in the document.', {
    hint: 'It may have been deleted; pick another layer.',
  })
}
