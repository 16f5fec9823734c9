import { throwIfAborted } from '../../../../core/errors.ts'
import { lineageOf, versionById } from '../../../../core/history/find-in-lineages.ts'
import type { CallOptions } from '../../../../core/host.ts'
import type { NodeFacts } from '../../../protocol/node-facts.ts'
import type { FigmaHostDeps, SeenDocument } from '../host-parts.ts'
import { seeDocument } from '../see-document.ts'
import { healingSteps } from './entry-steps.ts'
import { expectEditable } from './expect-editable.ts'
import { expectedFills } from './expected-fills.ts'
import { findNode, homeOf } from './find-here.ts'
import { askToAssign } from './homes/ask-to-assign.ts'
import { homes } from './homes/homes.ts'
import { sceneOf } from './scene-of.ts'
import { selectSteps } from './select-steps.ts'

/**
 * Lets a version, or with null the source, show in the source's place: see {@link Host.show}.
 *
 * Where that means to assign fills to a layer of an instance, the user is asked first; after a refusal nothing
 * changes.
 */
export async function showVersion(
  deps: FigmaHostDeps,
  source: string,
  version: string | null,
  options: CallOptions = {},
): Promise<void> {
  throwIfAborted(options.signal)
  expectEditable(deps)
  const before = await seeDocument(deps, options)
  const known = await sourceOf(deps, before, source, version, options)
  if (version !== null && known && homeOf(before, known) === 'history frame') {
    const agreed = await askToAssign(deps, before, known)
    throwIfAborted(options.signal)
    if (!agreed) return
  }
  const seen = await seeDocument(deps, options)
  const node = await sourceOf(deps, seen, source, version, options)
  const lineage =
    version === null ? lineageOf(seen.rebuilt, source) : versionById(seen.rebuilt, version).lineage
  if (!lineage) return
  const scene = sceneOf(seen, lineage, node)
  const showing = homes[scene.home].show(scene, version)
  throwIfAborted(options.signal)
  if (showing.length === 0) return
  const next =
    version === null
      ? node?.id
      : lineage.versions.find(({ record }) => record.id === version)?.layer
  const family = [source, ...lineage.versions.map(({ layer }) => layer)]
  const selecting =
    scene.home === 'history frame' || next === undefined ? [] : selectSteps(seen, next, family)
  await deps.document.write({
    expect: expectedFills(node ? [node] : []),
    steps: [...healingSteps(seen.rebuilt), ...showing, ...selecting],
  })
}

/** The source's node; null where only its versions are left. */
async function sourceOf(
  deps: FigmaHostDeps,
  seen: SeenDocument,
  source: string,
  version: string | null,
  options: CallOptions,
): Promise<NodeFacts | null> {
  if (version !== null && versionById(seen.rebuilt, version).lineage.source === null) return null
  return findNode(deps, seen, source, options)
}
