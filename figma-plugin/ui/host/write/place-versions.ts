import { throwIfAborted } from '../../../../core/errors.ts'
import type { CallOptions, Placed, Placement } from '../../../../core/host.ts'
import type { FigmaHostDeps } from '../host-parts.ts'
import { historyEntry } from '../node-entries.ts'
import { asSeen } from '../shown-place.ts'
import { expectFitting } from './check-content.ts'
import { expectEditable } from './expect-editable.ts'
import { expectedFills } from './expected-fills.ts'
import { findBeside } from './find-beside.ts'
import { findTarget, type Target } from './find-target.ts'
import { askToAssign } from './homes/ask-to-assign.ts'
import { historyFrameOf } from './homes/history-entry.ts'
import { type MadePlacement, makeVersions } from './make-versions.ts'
import { type Places, placementSteps } from './placement-steps.ts'

/**
 * Writes versions as named layers where their source keeps them: see {@link Host.place}.
 *
 * Everything that takes time comes first; then the document is looked at once more, and one write follows, which is
 * refused when a picture that the versions were made from is no longer the same.
 */
export async function placeVersions(
  deps: FigmaHostDeps,
  placement: Placement,
  options: CallOptions = {},
): Promise<Placed> {
  throwIfAborted(options.signal)
  expectEditable(deps)
  const before = await findTarget(deps, placement, options)
  expectPlaceable(placement, before)
  const show = await whatMayShow(deps, before, placement)
  throwIfAborted(options.signal)
  const made = await makeVersions(deps, before, placement.versions, options)
  const now = await findTarget(deps, placement, options)
  const places = await findPlaces(deps, now, made)
  throwIfAborted(options.signal)
  const written = await deps.document.write({
    expect: expectedFills([before.node, ...made.reliedOn]),
    steps: [...placementSteps(now, made, { ...placement, show }, places)],
  })
  return {
    versions: placement.versions.map(({ record, name }, index) => ({
      id: record.id,
      layer: written[`v${index}`] ?? '',
      name,
    })),
  }
}

function expectPlaceable({ versions, show }: Placement, { source, lineage }: Target): void {
  for (const version of versions) expectFitting(version, source.image)
  const known = [...versions, ...(lineage?.versions ?? [])]
  if (show === null || known.some(({ record }) => record.id === show)) return
  throw new TypeError(`Expected to show a placed version but received ${show}`)
}

/** Asks first where showing a version means to change the source's own layer. */
async function whatMayShow(
  deps: FigmaHostDeps,
  { seen, node, source }: Target,
  { versions, show }: Placement,
): Promise<string | null> {
  const shown = versions.find(({ record }) => record.id === show)
  if (show === null || source.home !== 'history frame' || shown?.content.kind === 'reframe') {
    return show
  }
  return (await askToAssign(deps, seen, node)) ? show : null
}

async function findPlaces(
  { document }: FigmaHostDeps,
  { seen, node, source }: Target,
  { versions, reframes }: MadePlacement,
): Promise<Places> {
  const frames = [...seen.nodes.values()].filter((one) => historyEntry(one) !== null)
  const needsFrame =
    source.home === 'history frame' && versions.length > 0 && historyFrameOf(seen, node.id) === null
  const seenAs = asSeen(seen, source).node
  return {
    history: needsFrame ? await findBeside(document, node, frames) : null,
    reframes: reframes.length > 0 ? await findBeside(document, seenAs, frames) : null,
  }
}
