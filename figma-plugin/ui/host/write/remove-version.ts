import { throwIfAborted } from '../../../../core/errors.ts'
import { expectRemovable } from '../../../../core/history/expect-removable.ts'
import { versionById } from '../../../../core/history/find-in-lineages.ts'
import { headAfterRemoval } from '../../../../core/history/head-after-removal.ts'
import type { Version } from '../../../../core/history/lineage.ts'
import { markerAfterRemoval } from '../../../../core/history/noted-marker.ts'
import type { Host } from '../../../../core/host.ts'
import type { WriteStep } from '../../../protocol/write.ts'
import type { FigmaHostDeps, SeenDocument } from '../host-parts.ts'
import { historyEntry, markerEntry } from '../node-entries.ts'
import { seeDocument } from '../see-document.ts'
import { healingSteps, markerSteps } from './entry-steps.ts'
import { expectEditable } from './expect-editable.ts'
import { expectedFills } from './expected-fills.ts'
import { findNode } from './find-here.ts'
import { homes } from './homes/homes.ts'
import { sceneOf } from './scene-of.ts'
import { selectSteps } from './select-steps.ts'

/**
 * Removes a version's layer; where it showed, its parent shows, or the nearest one under it that is there. See
 * {@link Host.remove}.
 */
export async function removeVersion(
  deps: FigmaHostDeps,
  id: string,
  options: Parameters<Host['remove']>[1] = {},
): Promise<void> {
  throwIfAborted(options.signal)
  expectEditable(deps)
  const seen = await seeDocument(deps, options)
  const { lineage, version } = expectRemovable(seen.rebuilt, id)
  const source =
    lineage.source === null ? null : await findNode(deps, seen, lineage.source, options)
  throwIfAborted(options.signal)
  const marked = source && { layer: source.id, marker: markerEntry(source)?.raw ?? null }
  const marker = markerAfterRemoval(marked, seen.rebuilt, options.notes)
  const scene = sceneOf(seen, lineage, source)
  const after = headAfterRemoval(lineage, id, 'cumulative')
  const below = after?.kind === 'version' ? versionById(seen.rebuilt, after.id).version : null
  const fallsBack = after && (source || below)
  const showing = fallsBack ? homes[scene.home].show(scene, below?.record.id ?? null) : []
  const next = fallsBack ? (below?.layer ?? source?.id) : scene.shown?.id
  const noting = source && marker ? markerSteps(source.id, marker) : []
  const steps: WriteStep[] = [...healingSteps(seen.rebuilt), ...noting, ...showing]
  if (next !== undefined) steps.push(...selectSteps(seen, next, [version.layer]))
  await deps.document.write({
    expect: expectedFills(source && showing.length > 0 ? [source] : []),
    steps: [...steps, { do: 'remove', node: emptiedFrame(seen, version) ?? version.layer }],
  })
}

/** The history frame that would be left without a version, and so goes with its last one. */
function emptiedFrame({ nodes }: SeenDocument, { layer }: Version): string | null {
  const parent = nodes.get(nodes.get(layer)?.parent ?? '')
  return parent?.children === 1 && historyEntry(parent) ? parent.id : null
}
