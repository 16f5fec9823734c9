import { groupBlend } from '../../core/history/group-blend.ts'
import type { Lineage } from '../../core/history/lineage.ts'
import { versionGroupOf } from '../../core/history/version-group.ts'
import { type Visibility, visibilityFor } from '../../core/history/visibility.ts'
import { needsClipping } from './clipping.ts'
import {
  changeSiblings,
  type GroupLayer,
  type Layer,
  type LayeredDocument,
  mapLayers,
  siblingsOf,
} from './layered-document.ts'

/**
 * Makes a version, or with null the source, the one that shows.
 *
 * Sets visibility only, and whether the version group is held inside the source's shape: a group is clipped to a
 * layer that shows, never to a hidden one, which would hide it too.
 *
 * @throws RefineError `not_found`, `not_supported` for a version that was taken out.
 */
export function showVersion(
  document: LayeredDocument,
  lineage: Lineage,
  version: string | null,
): LayeredDocument {
  return applyVisibility(document, lineage, visibilityFor(lineage, version, 'patches'))
}

/** Sets the layers of a lineage visible and hidden as told, and its version group with them. */
export function applyVisibility(
  document: LayeredDocument,
  lineage: Lineage,
  visibility: Visibility,
): LayeredDocument {
  const visible = new Map<string, boolean>()
  if (lineage.source !== null) visible.set(lineage.source, visibility.source)
  for (const { record, layer } of lineage.versions) {
    const shown = visibility.versions.get(record.id)
    if (shown !== undefined) visible.set(layer, shown)
  }
  const shown = mapLayers(document, (layer) => withVisibility(layer, visible.get(layer.id)))
  if (lineage.source === null) return shown
  return settleGroup(shown, lineage.source, [...visibility.versions.values()].includes(true))
}

/** Brings the version group of a source in line with what shows: visible when a version is, clipped when needed. */
export function settleGroup(
  document: LayeredDocument,
  source: string,
  reveal: boolean,
): LayeredDocument {
  const group = versionGroupOf(siblingsOf(document.layers, source) ?? [], source)
  if (!group) return document
  const clipped = needsClipping(document, source)
  const settled: GroupLayer = {
    ...group,
    visible: group.visible || reveal,
    clipped,
    blend: blendFor(group.blend, clipped),
  }
  return changeSiblings(document, group.id, (siblings) =>
    siblings.map((layer) => (layer.id === group.id ? settled : layer)),
  )
}

function blendFor(blend: string, clipped: boolean): string {
  const current = blend === 'norm' ? 'asOne' : blend === 'pass' ? 'through' : 'own'
  const wanted = groupBlend(clipped, current)
  if (wanted === 'own') return blend
  return wanted === 'asOne' ? 'norm' : 'pass'
}

function withVisibility(layer: Layer, visible: boolean | undefined): Layer {
  return visible === undefined || visible === layer.visible ? layer : { ...layer, visible }
}
