import { lineageOf } from '../../core/history/find-in-lineages.ts'
import type { Lineage } from '../../core/history/lineage.ts'
import { versionsInPicture } from '../../core/history/versions-in-picture.ts'
import type { PixelTarget } from '../../core/host.ts'
import type { Look } from '../history/look-around.ts'
import { versionGroup } from '../layers/clip-facts.ts'
import type { PhotoshopLayer } from '../layers/document-tree.ts'
import { findLayer } from '../layers/find-layer.ts'

/** A version's layer that takes part in a picture. */
export interface StackedLayer {
  readonly layer: PhotoshopLayer
  /** Whether it replaces what lies below it. */
  readonly replacing: boolean
  /** Whether its mask counts. */
  readonly masked: boolean
  /** How much of it shows, 0..255. */
  readonly opacity: number
}

/** What a picture is made of. */
export interface TargetLayers {
  /** Whether the source's own pixels lie under it all. */
  readonly base: boolean
  /** Bottom first. */
  readonly stack: readonly StackedLayer[]
}

/**
 * Says which layers a picture is made of: the source alone, a version's chain, or what shows now.
 *
 * @throws RefineError `not_found` for a version that is gone, `not_supported` for one with another frame.
 */
export function targetLayers(look: Look, source: string, target: PixelTarget): TargetLayers {
  switch (target.kind) {
    case 'source':
      return { base: true, stack: [] }
    case 'version':
      return { base: true, stack: chainStack(look, target.id) }
    case 'shown':
      return {
        base: findLayer(look.tree, source)?.visible ?? true,
        stack: shownStack(look, source),
      }
  }
}

function chainStack(look: Look, id: string): readonly StackedLayer[] {
  const { lineage, versions } = versionsInPicture(look.rebuilt, id)
  return versions.flatMap(({ layer }) => stacked(look, lineage, layer))
}

function shownStack(look: Look, source: string): readonly StackedLayer[] {
  const lineage = lineageOf(look.rebuilt, source)
  const group = versionGroup(look.tree, source)
  if (!lineage || !group?.visible) return []
  return group.layers
    .filter(({ visible }) => visible)
    .flatMap(({ id }) => stacked(look, lineage, id))
}

/** Layers that are no readable version of the lineage are left out. */
function stacked({ tree }: Look, lineage: Lineage, id: string): StackedLayer[] {
  const version = lineage.versions.find(({ layer }) => layer === id)
  const layer = version && findLayer(tree, id)
  if (!layer) return []
  const replacing = version.record.kind === 'replacing'
  const source = lineage.source === null ? undefined : findLayer(tree, lineage.source)
  return [{ layer, replacing, ...partOf(layer, replacing ? source : undefined) }]
}

/**
 * Says what of a layer's mask and opacity belongs to the picture. A replacing version is a copy of its source: what both
 * have is the source's look, without which the source is read as well.
 */
function partOf(
  layer: PhotoshopLayer,
  copied: PhotoshopLayer | undefined,
): Pick<StackedLayer, 'masked' | 'opacity'> {
  if (!copied) return { masked: layer.hasMask, opacity: opacityOf(layer) }
  const opacity = Math.round((opacityOf(layer) * 255) / Math.max(1, opacityOf(copied)))
  return { masked: layer.hasMask && !copied.hasMask, opacity: Math.min(255, opacity) }
}

function opacityOf({ opacity, fillOpacity }: PhotoshopLayer): number {
  return (opacity * fillOpacity) / 255
}
