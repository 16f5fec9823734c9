import { lineageOf } from '../../core/history/find-in-lineages.ts'
import { sourceGone } from '../../core/history/source-errors.ts'
import { visibilityFor } from '../../core/history/visibility.ts'
import type { CallOptions } from '../../core/host.ts'
import type { HostParts } from '../host/host-parts.ts'
import { findLayer } from '../layers/find-layer.ts'
import { parseLayer } from '../layers/layer-ref.ts'
import { applyVisibility } from './apply-visibility.ts'
import type { Look, LookAround } from './look-around.ts'
import { settleGroup } from './settle-group.ts'
import { writeInStep } from './write-step.ts'

/**
 * Makes a version, or with null the source, the one that shows: by the eyes of layers alone, in one undo step.
 *
 * @throws RefineError `not_found`; `not_supported` for a version that was taken out.
 */
export async function showVersion(
  parts: HostParts,
  lookAround: LookAround,
  source: string,
  version: string | null,
  options: CallOptions,
): Promise<void> {
  const documentID = parseLayer(source)?.documentID
  if (documentID === undefined) throw sourceGone()
  const { rebuilt } = await lookAround.look(documentID)
  const shown = lineageOf(rebuilt, source)?.versions.find(({ record }) => record.id === version)
  await writeInStep(parts, lookAround, documentID, {
    name: shown ? `Show v${shown.record.number}` : 'Show source',
    options,
    async work(look) {
      await showIn(parts, look, source, version)
      return {}
    },
  })
}

/** Shows it inside a step that is under way. */
async function showIn(
  { photoshop }: Pick<HostParts, 'photoshop'>,
  { tree, rebuilt }: Look,
  source: string,
  version: string | null,
): Promise<void> {
  const lineage = lineageOf(rebuilt, source)
  if (!lineage) {
    const isThere = parseLayer(source)?.layerID === null || findLayer(tree, source)
    if (!isThere || version !== null) throw sourceGone()
    return
  }
  await applyVisibility(photoshop, tree, lineage, visibilityFor(lineage, version, 'patches'))
  await settleGroup(photoshop, tree.id, source, version !== null)
}
