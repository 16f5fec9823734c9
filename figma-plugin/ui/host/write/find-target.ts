import { RefineError } from '../../../../core/errors.ts'
import { lineageOf } from '../../../../core/history/find-in-lineages.ts'
import type { Lineage } from '../../../../core/history/lineage.ts'
import type { CallOptions, Placement } from '../../../../core/host.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { FigmaHostDeps, SeenDocument, SourceLayer } from '../host-parts.ts'
import { seeDocument } from '../see-document.ts'
import { sourceLayerOf } from '../source-layer.ts'
import { findNode } from './find-here.ts'
import { pageIsClosed } from './keep-notes.ts'

/** Where versions are to be placed, as a fresh look at the document found it. */
export interface Target {
  readonly seen: SeenDocument
  /** The source's node with its live fills. */
  readonly node: NodeFacts
  readonly source: SourceLayer
  readonly lineage: Lineage | null
}

/**
 * Looks at the document anew and finds the source there, in the state that the versions were made for.
 *
 * @throws RefineError `not_found` when it is gone, `source_changed` when it is another picture now, `host_busy` while
 *   another page is open: what versions there are is known of the open page only.
 */
export async function findTarget(
  deps: FigmaHostDeps,
  { source: id, state, versions }: Pick<Placement, 'source' | 'state' | 'versions'>,
  options: CallOptions,
): Promise<Target> {
  const seen = await seeDocument(deps, options)
  const node = await findNode(deps, seen, id, options)
  if (node.page !== seen.look.page) throw pageIsClosed(node)
  const source = await sourceLayerOf(deps, node, { ...options, seen })
  if (source.state !== state) {
    throw new RefineError('source_changed', `“${node.name}” was changed since it was read.`, {
      hint: 'Take the change back to place the result exactly, or refine the picture as it is now.',
    })
  }
  const lineage = lineageOf(seen.rebuilt, id)
  // Else it would be a version of nothing: two people began to refine the same picture at once.
  if (lineage && versions.some(({ record }) => record.lineage !== lineage.id)) throw isBegun(node)
  return { seen, node, source, lineage }
}

function isBegun({ name }: NodeFacts): RefineError {
  return new RefineError(
    'source_changed',
    `“${name}” was given versions by someone else meanwhile.`,
    {
      hint: 'Try again: the result then takes its place among them.',
      retryable: true,
    },
  )
}
