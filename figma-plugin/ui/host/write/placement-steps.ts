import type { Version } from '../../../../core/history/lineage.ts'
import type { Placement } from '../../../../core/host.ts'
import { entryKeys } from '../../../protocol/entries.ts'
import type { WriteStep } from '../../../protocol/write.ts'
import { healingSteps, markerSteps, paintsStep, recordStep, relaunchStep } from './entry-steps.ts'
import type { Target } from './find-target.ts'
import { homes } from './homes/homes.ts'
import { reframeSteps } from './make-reframe.ts'
import type { MadePlacement } from './make-versions.ts'
import { selectSteps } from './select-steps.ts'
import { placedSteps } from './unplaced-pictures.ts'
import { type Beside, type MadeVersion, shownNode, type WriteScene } from './write-scene.ts'

/** Where new layers go that do not lie in the source's place. */
export interface Places {
  /** The history frame, where it has yet to be made. */
  readonly history: Beside | null
  readonly reframes: Beside | null
}

/**
 * Makes all steps of a placement, from what is in the document right before it is written.
 *
 * @param show The version of this placement, or an older one, that shows afterwards; null leaves what shows.
 */
export function placementSteps(
  target: Target,
  made: MadePlacement,
  { marker, show }: Pick<Placement, 'marker' | 'show'>,
  places: Places,
): readonly WriteStep[] {
  const { seen, node, source, lineage } = target
  const rules = homes[source.home]
  const scene: WriteScene & { readonly source: Target['node'] } = {
    seen,
    source: node,
    home: source.home,
    versions: [...(lineage?.versions ?? []), ...made.versions.map(asVersion)],
    shown: shownNode(lineage, node, seen.nodes),
    made: new Map(made.versions.map(({ ref, fills }) => [ref, fills])),
  }
  const { reframes } = places
  return [
    ...healingSteps(seen.rebuilt),
    ...sourceSteps(target, marker),
    ...(made.versions.length > 0 ? rules.addLayers(scene, made.versions, places.history) : []),
    ...made.versions.flatMap((version) => versionSteps(version, scene)),
    ...made.reframes.flatMap((reframe) =>
      reframes ? reframeSteps(reframe, reframes, reframe.record.id === show) : [],
    ),
    ...(show === null ? [] : showSteps(scene, made, show)),
    ...placedSteps(seen.nodes.values(), callsOf(made)),
  ]
}

function callsOf({ versions, reframes }: MadePlacement): readonly string[] {
  return [...new Set([...versions, ...reframes].map(({ record }) => record.call))]
}

function sourceSteps(
  { node, seen, lineage }: Target,
  marker: Placement['marker'],
): readonly WriteStep[] {
  const isMarked =
    node.data[entryKeys.marker] !== undefined ||
    seen.rebuilt.remarked.some(({ layer }) => layer === node.id)
  const steps = isMarked ? [] : markerSteps(node.id, marker)
  const isBegun = node.data[entryKeys.version] !== undefined || lineage?.versions.length
  // In instances a button is not ours to add; a picture that was only noted on has none yet.
  return node.held || isBegun ? steps : [...steps, relaunchStep(node.id, false)]
}

function versionSteps(
  { ref, name, fills, record, paints }: MadeVersion,
  { home }: WriteScene,
): readonly WriteStep[] {
  // In a history frame versions are laid out to be seen; elsewhere one shows and the others are hidden.
  const visible = home === 'history frame'
  return [
    { do: 'set', node: ref, name, visible, fills: [...fills] },
    recordStep(ref, record),
    paintsStep(ref, paints),
    { do: 'stamp', node: ref },
    relaunchStep(ref, true),
  ]
}

function showSteps(scene: WriteScene, made: MadePlacement, show: string): readonly WriteStep[] {
  const { seen, source, versions, home } = scene
  const family = [source?.id ?? '', ...versions.map(({ layer }) => layer)]
  const reframe = made.reframes.find(({ record }) => record.id === show)
  if (reframe) return selectSteps(seen, reframe.ref, family)
  const steps = homes[home].show(scene, show)
  // In an instance it is the source itself that shows the version.
  if (home === 'history frame') return steps
  const shown = versions.find(({ record }) => record.id === show)
  return shown ? [...steps, ...selectSteps(seen, shown.layer, family)] : steps
}

/** A new version as the core knows versions, hidden until it is shown. */
function asVersion({ ref, name, record }: MadeVersion): Version {
  return {
    record,
    layer: ref,
    name,
    visible: false,
    children: [],
    adjusted: false,
    moved: false,
    takenOut: false,
    parentMissing: false,
    sourceChanged: false,
  }
}
