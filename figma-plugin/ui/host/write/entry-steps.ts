import type { Rebuilt } from '../../../../core/history/lineage.ts'
import type { LineageMarker, VersionRecord } from '../../../../core/history/record.ts'
import { entryKeys, type WrittenPaints } from '../../../protocol/entries.ts'
import type { WriteStep } from '../../../protocol/write.ts'

/** Makes the step that stores a version's record, without the layer's id: the node itself tells that. */
export function recordStep(node: string, record: VersionRecord): WriteStep {
  const value = JSON.stringify({ ...record, layer: { ...record.layer, id: '' } })
  return { do: 'data', node, key: entryKeys.version, value }
}

/** Makes the step that stores which paints of a version are ours. */
export function paintsStep(node: string, paints: WrittenPaints): WriteStep {
  return { do: 'data', node, key: entryKeys.paints, value: JSON.stringify(paints) }
}

/** Makes the steps that mark a source as the beginning of a lineage. */
export function markerSteps(node: string, marker: Omit<LineageMarker, 'layer'>): WriteStep[] {
  const value = JSON.stringify({ ...marker, layer: '' })
  return [
    { do: 'data', node, key: entryKeys.marker, value },
    { do: 'stamp', node },
  ]
}

/**
 * Makes the steps that store what healing found: ids of copies, and layers that took the place of others.
 *
 * Every write begins with them, so that what was shown until then stays true.
 */
export function healingSteps({ reissued, remarked }: Rebuilt): readonly WriteStep[] {
  return [
    ...reissued.flatMap(({ layer, record }): WriteStep[] => [
      recordStep(layer, record),
      { do: 'stamp', node: layer },
    ]),
    ...remarked.flatMap(({ layer, marker }) => markerSteps(layer, marker)),
  ]
}

/** Makes the step that offers to go on from a layer where Figma lists what plugins can do with it. */
export function relaunchStep(node: string, isVersion: boolean): WriteStep {
  const refine = isVersion ? 'Refine this version further.' : 'Refine this picture further.'
  return { do: 'relaunch', node, commands: { refine } }
}
