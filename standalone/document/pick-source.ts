import { RefineError } from '../../core/errors.ts'
import { lineageOf, versionOnLayer } from '../../core/history/find-in-lineages.ts'
import { sourceGone } from '../../core/history/source-errors.ts'
import { isSource, isVersion, sourceOfGroup } from '../../core/history/version-group.ts'
import type { Picked } from '../../core/host.ts'
import { clippingObstacle } from './clipping.ts'
import { lineagesOf, sourceState } from './history-facts.ts'
import {
  findLayer,
  type Layer,
  type LayeredDocument,
  type PixelLayer,
  siblingsOf,
  walkLayers,
} from './layered-document.ts'

const noSource = { reason: 'is no source', fix: 'Pick a picture layer.' }

/**
 * Gives the source that a layer stands for: itself, or the source of a version or of a version group.
 *
 * @returns null for a layer that is gone and for a version without a source.
 * @throws RefineError `unsupported_source` for a layer that can't be refined exactly.
 */
export function sourceOfLayer(document: LayeredDocument, id: string): PixelLayer | null {
  const layer = findLayer(document, id)
  if (!layer) return null
  if (isVersion(layer) && !isSource(layer)) return sourceOfVersion(document, id)
  if (layer.kind === 'group') {
    const source = sourceOfGroup(siblingsOf(document.layers, id) ?? [], id)
    if (source !== null) return findSource(document, source)
  }
  const obstacle = sourceObstacle(document, layer)
  if (obstacle || !isSource(layer)) throw unsupported(layer.name, obstacle ?? noSource)
  return layer
}

/** Lists the layers that can be refined, bottom first: those with pixels of their own that are no versions. */
export function refinableLayers(document: LayeredDocument): readonly PixelLayer[] {
  return Array.from(walkLayers(document.layers))
    .filter((layer) => isSource(layer))
    .filter((layer) => sourceObstacle(document, layer) === null)
}

/** Describes a source as it is now. */
export function describeSource(document: LayeredDocument, source: PixelLayer): Picked {
  const lineage = lineageOf(lineagesOf(document), source.id)
  const { width, height } = source.rect
  return {
    width,
    height,
    source: source.id,
    name: source.name,
    depth: document.depth,
    color: document.color,
    state: sourceState(document, source),
    lineage: lineage?.id ?? null,
    head: lineage?.head ?? { kind: 'source' },
    offersRegion: false,
  }
}

/** Finds a source layer by id. @throws RefineError `not_found`. */
export function findSource(document: LayeredDocument, id: string): PixelLayer {
  const layer = findLayer(document, id)
  if (!layer || !isSource(layer)) throw sourceGone()
  return layer
}

function sourceOfVersion(document: LayeredDocument, layer: string): PixelLayer | null {
  const source = versionOnLayer(lineagesOf(document), layer)?.lineage.source ?? null
  return source === null ? null : findSource(document, source)
}

function sourceObstacle(
  document: LayeredDocument,
  layer: Layer,
): { readonly reason: string; readonly fix: string } | null {
  if (layer.kind === 'group') {
    return { reason: 'is a group', fix: 'Pick one of the picture layers in it.' }
  }
  if (layer.kind === 'foreign') {
    return {
      reason: `has no pixels of its own (${layer.what})`,
      fix: 'Pick a picture layer.',
    }
  }
  if (layer.derived) {
    return {
      reason: 'is made from text, a shape or a fill',
      fix: 'Rasterize a copy of it, and refine that.',
    }
  }
  const obstacle = clippingObstacle(document, layer)
  return obstacle
    ? { reason: obstacle, fix: 'Release its clipping mask, and refine it then.' }
    : null
}

function unsupported(name: string, { reason, fix }: { reason: string; fix: string }): RefineError {
  return new RefineError('unsupported_source', `“${name}” ${reason}.`, { hint: fix })
}
