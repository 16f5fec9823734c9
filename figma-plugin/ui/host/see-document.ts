import { throwIfAborted } from '../../../core/errors.ts'
import type { Rebuilt } from '../../../core/history/lineage.ts'
import { rebuildLineages } from '../../../core/history/rebuild-lineages.ts'
import type { CallOptions } from '../../../core/host.ts'
import type { NodeFacts } from '../../protocol/node-facts.ts'
import { historyFacts } from './history-facts.ts'
import type { FigmaHostDeps, SeenDocument } from './host-parts.ts'

/**
 * Looks at the document once: what is open and selected, and the history that its layers tell.
 *
 * Reads the current page's nodes with entries of ours, and those originals of them that are on other pages: what
 * is here is then a copy. What one look found is good for reading only; a write checks again.
 */
export async function seeDocument(
  deps: Pick<FigmaHostDeps, 'document' | 'choices'>,
  options: CallOptions = {},
): Promise<SeenDocument> {
  throwIfAborted(options.signal)
  const [look, scan] = await Promise.all([deps.document.look(null), deps.document.scan(null)])
  throwIfAborted(options.signal)
  const nodes = new Map<string, NodeFacts>()
  for (const node of [...scan.elsewhere, ...look.selection, ...scan.nodes]) nodes.set(node.id, node)
  const { facts, pictures } = historyFacts(nodes, deps.choices)
  const here = new Set(
    [...nodes.values()].filter(({ page }) => page === look.page).map(({ id }) => id),
  )
  return { look, nodes, pictures, rebuilt: onlyHere(rebuildLineages(facts), here) }
}

/** Lineages that live on other pages only are that page's business: nothing of theirs is told or written here. */
function onlyHere(rebuilt: Rebuilt, here: ReadonlySet<string>): Rebuilt {
  return {
    lineages: rebuilt.lineages.filter(
      ({ source, versions }) =>
        (source !== null && here.has(source)) || versions.some(({ layer }) => here.has(layer)),
    ),
    unreadable: rebuilt.unreadable.filter(({ layer }) => here.has(layer)),
    reissued: rebuilt.reissued.filter(({ layer }) => here.has(layer)),
    remarked: rebuilt.remarked.filter(({ layer }) => here.has(layer)),
  }
}
