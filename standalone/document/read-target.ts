import { lineageOf, versionById } from '../../core/history/find-in-lineages.ts'
import type { Version } from '../../core/history/lineage.ts'
import { isSource, isVersion, versionGroupOf } from '../../core/history/version-group.ts'
import { versionsInPicture } from '../../core/history/versions-in-picture.ts'
import type { PixelTarget } from '../../core/host.ts'
import type { Picture } from '../../core/image/picture.ts'
import { containsRect, type Rect, rectOf } from '../../core/image/rect.ts'
import { lineagesOf } from './history-facts.ts'
import { findLayer, type LayeredDocument, type PixelLayer, siblingsOf } from './layered-document.ts'
import { findSource } from './pick-source.ts'
import { composeVersions, type StackedVersion } from './version-pixels.ts'

/**
 * Reads a rectangle of a source, of a version as it would look when shown, or of what is visible now.
 *
 * @throws RefineError `not_found`; `not_supported` for a version with another frame.
 * @throws RangeError when the rectangle reaches outside the source.
 */
export function readTarget(
  document: LayeredDocument,
  sourceId: string,
  target: PixelTarget,
  rect: Rect,
): Picture {
  const source = findSource(document, sourceId)
  if (!containsRect(rectOf(source.rect), rect)) {
    throw new RangeError(
      `Expected a rectangle inside ${source.rect.width}×${source.rect.height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
    )
  }
  switch (target.kind) {
    case 'source':
      return composeVersions(document, source, [], rect)
    case 'version':
      return composeVersions(document, source, chainOfVersion(document, target.id), rect)
    case 'shown':
      return composeVersions(
        document,
        source,
        shownVersions(document, sourceId),
        rect,
        source.visible,
      )
  }
}

/** Reads a version as it would look when shown, or with null the source, as a whole; a reframed one in its own frame. */
export function readWhole(
  document: LayeredDocument,
  sourceId: string,
  version: string | null,
): Picture {
  const source = findSource(document, sourceId)
  if (version === null) return composeVersions(document, source, [], rectOf(source.rect))
  const reframed = reframedLayer(document, version)
  if (reframed) return composeVersions(document, reframed, [], rectOf(reframed.rect))
  const target = { kind: 'version', id: version } as const
  return readTarget(document, sourceId, target, rectOf(source.rect))
}

function reframedLayer(document: LayeredDocument, id: string): PixelLayer | null {
  const layer = findLayer(document, versionById(lineagesOf(document), id).version.layer)
  return layer && isSource(layer) ? layer : null
}

function chainOfVersion(document: LayeredDocument, id: string): StackedVersion[] {
  const { versions } = versionsInPicture(lineagesOf(document), id)
  return versions.flatMap((version) => stacked(document, version))
}

/** What is visible in the source's place, in the order of the layers, unreadable versions left out. */
function shownVersions(document: LayeredDocument, source: string): StackedVersion[] {
  const lineage = lineageOf(lineagesOf(document), source)
  const group = versionGroupOf(siblingsOf(document.layers, source) ?? [], source)
  if (!lineage || !group?.visible) return []
  return group.layers.flatMap((layer) => {
    const known = lineage.versions.find((version) => version.layer === layer.id)
    return known?.visible ? stacked(document, known) : []
  })
}

function stacked(document: LayeredDocument, { layer: id, record }: Version): StackedVersion[] {
  const layer = findLayer(document, id)
  return layer && isVersion(layer) ? [{ layer, replacing: record.kind === 'replacing' }] : []
}
