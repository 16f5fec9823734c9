import { RefineError, throwIfAborted } from '../../../../core/errors.ts'
import type { KeptNotes } from '../../../../core/history/lineage-notes.ts'
import { notedMarker } from '../../../../core/history/noted-marker.ts'
import type { CallOptions } from '../../../../core/host.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { markerEntry } from '../node-entries.ts'
import { seeDocument } from '../see-document.ts'
import { sourceLayerOf } from '../source-layer.ts'
import { healingSteps, markerSteps } from './entry-steps.ts'
import { expectEditable } from './expect-editable.ts'
import { findNode } from './find-here.ts'

/**
 * Keeps notes on a source's node, in its marker: see {@link Host.keepNotes}.
 *
 * A source that was only noted on is offered no relaunch button: that comes with its first version.
 *
 * @throws RefineError `not_found`; `host_busy` while another page is open: what it holds is not known then.
 */
export async function keepNotes(
  deps: FigmaHostDeps,
  id: string,
  kept: KeptNotes,
  options: CallOptions = {},
): Promise<void> {
  throwIfAborted(options.signal)
  expectEditable(deps)
  const seen = await seeDocument(deps, options)
  const node = await findNode(deps, seen, id, options)
  if (node.page !== seen.look.page) throw pageIsClosed(node)
  const { state } = await sourceLayerOf(deps, node, { ...options, seen })
  const carried = markerEntry(node)?.raw ?? null
  const marked = { layer: node.id, name: node.name, state, marker: carried }
  const marker = notedMarker(marked, seen.rebuilt, kept)
  throwIfAborted(options.signal)
  await deps.document.write({
    expect: [],
    steps: [...healingSteps(seen.rebuilt), ...markerSteps(node.id, marker)],
  })
}

/** Says that nothing can be written yet for a picture whose page is not open (`host_busy`). */
export function pageIsClosed({ name }: NodeFacts): RefineError {
  return new RefineError('host_busy', `The page that “${name}” is on is not open.`, {
    hint: 'Go back to that page and try again.',
    retryable: true,
  })
}
