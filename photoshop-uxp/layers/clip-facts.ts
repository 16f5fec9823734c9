import {
  type ClipFacts,
  layerAboveVersions,
  versionGroupOf,
} from '../../core/history/version-group.ts'
import type { DocumentTree, PhotoshopLayer } from './document-tree.ts'
import { findLayer, siblingsOf } from './find-layer.ts'
import { parseLayer } from './layer-ref.ts'

/**
 * Says what decides whether a source's versions have to be clipped to it.
 *
 * Only the Background counts as plain: it is opaque and fills the canvas by its nature. Another layer's opacity would
 * have to be read from all its pixels, and clipping to one that is opaque changes nothing.
 */
export function clipFactsOf(tree: DocumentTree, source: string): ClipFacts {
  const layer = findLayer(tree, source)
  if (parseLayer(source)?.layerID === null || !layer) {
    return { clipped: false, visible: true, plain: true, clippedTo: false }
  }
  const siblings = siblingsOf(tree, source) ?? []
  const isBackground = layer.is === 'background'
  // What is clipped above a group that is not is clipped to that group, where the user wanted it.
  const onGroup = isBackground && versionGroupOf(siblings, source)?.clipped === false
  return {
    clipped: layer.clipped,
    visible: layer.visible,
    plain: isBackground,
    clippedTo: !onGroup && (layerAboveVersions(siblings, source)?.clipped ?? false),
  }
}

/** Finds the group of a source's versions; the whole picture's stands anywhere, and says so. */
export function versionGroup(tree: DocumentTree, source: string): PhotoshopLayer | undefined {
  if (parseLayer(source)?.layerID !== null) {
    return versionGroupOf(siblingsOf(tree, source) ?? [], source)
  }
  const visit = (layers: readonly PhotoshopLayer[]): PhotoshopLayer | undefined => {
    for (const layer of layers) {
      const found = layer.standsOn === source ? layer : visit(layer.layers)
      if (found) return found
    }
    return undefined
  }
  return visit(tree.layers)
}
