import { versionOnLayer } from '../../core/history/find-in-lineages.ts'
import { isSource, isVersion, sourceOfGroup } from '../../core/history/version-group.ts'
import type { Look } from '../history/look-around.ts'
import type { PhotoshopLayer } from '../layers/document-tree.ts'
import { findLayer, siblingsOf } from '../layers/find-layer.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import type { SampleChoices } from './sample-choices.ts'

/** What a selected layer stands for. */
export interface MeantSource {
  readonly source: string
  /** The selected layer that could be meant itself, or with it all that is visible. */
  readonly choice: PhotoshopLayer | null
  /** The selected layer because of which all that is visible is meant. */
  readonly insteadOf: PhotoshopLayer | null
}

/**
 * Says for each selected layer which source it stands for, those that stand for a certain layer first.
 *
 * A version stands for its source, and so does the group of versions. What has no pixels of its own stands for all that
 * is visible. A version whose source is gone stands for nothing.
 */
export function meantSources(
  { tree, rebuilt }: Pick<Look, 'tree' | 'rebuilt'>,
  choices: SampleChoices,
): readonly MeantSource[] {
  const whole = formatLayer({ documentID: tree.id, layerID: null })
  const meant = tree.active.flatMap((layerID): MeantSource[] => {
    const layer = findLayer(tree, formatLayer({ documentID: tree.id, layerID }))
    if (!layer) return []
    const plain = { choice: null, insteadOf: null }
    const isRefinable: boolean = isSource(layer)
    const isPatch: boolean = isVersion(layer) && !isRefinable
    if (isPatch) {
      const source = versionOnLayer(rebuilt, layer.id)?.lineage.source ?? null
      return source === null ? [] : [{ source, ...plain }]
    }
    if (isRefinable && layer.bounds) {
      const source = choices.isWhole(layer.id) ? whole : layer.id
      return [{ source, choice: layer, insteadOf: null }]
    }
    const held = heldSource(siblingsOf(tree, layer.id) ?? [], layer)
    if (held !== null) return [{ source: held, ...plain }]
    return [{ source: whole, choice: null, insteadOf: layer }]
  })
  return [...meant].sort((a, b) => rankOf(a) - rankOf(b))
}

function heldSource(siblings: readonly PhotoshopLayer[], layer: PhotoshopLayer): string | null {
  return layer.kind === 'group' ? sourceOfGroup(siblings, layer.id) : null
}

function rankOf({ choice, insteadOf }: MeantSource): number {
  if (insteadOf) return 2
  return choice ? 1 : 0
}
