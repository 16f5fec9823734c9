import { chainOf } from '../../core/history/chain.ts'
import type { Lineage } from '../../core/history/lineage.ts'
import type { PixelTarget } from '../../core/host.ts'
import type { Picture } from '../../core/image/picture.ts'
import { containsRect, type Rect, rectOf } from '../../core/image/rect.ts'
import { versionGone } from './document-errors.ts'
import { lineagesOf } from './history-facts.ts'
import { findLayer, type LayeredDocument, siblingsOf } from './layered-document.ts'
import { findSource } from './pick-source.ts'
import { composeVersions, type StackedVersion } from './version-pixels.ts'
import { isVersion, versionGroupOf } from './version-places.ts'

/**
 * Reads a rectangle of a source, of a version as it would look when shown, or of what is visible now.
 *
 * @throws RefineError `not_found`.
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

/** Gives the rectangle of a whole source, in its own pixels. */
export function wholeOf(document: LayeredDocument, source: string): Rect {
  return rectOf(findSource(document, source).rect)
}

function chainOfVersion(document: LayeredDocument, id: string): StackedVersion[] {
  const lineage = lineagesOf(document).lineages.find(({ versions }) =>
    versions.some(({ record }) => record.id === id),
  )
  if (!lineage) throw versionGone()
  return chainOf(lineage, id).flatMap((member) => stacked(document, lineage, member))
}

/** What is visible in the source's place, in the order of the layers, unreadable versions left out. */
function shownVersions(document: LayeredDocument, source: string): StackedVersion[] {
  const lineage = lineagesOf(document).lineages.find((one) => one.source === source)
  const group = versionGroupOf(siblingsOf(document.layers, source) ?? [], source)
  if (!lineage || !group?.visible) return []
  return group.layers.flatMap((layer) => {
    const known = lineage.versions.find((version) => version.layer === layer.id)
    return known?.visible ? stacked(document, lineage, known.record.id) : []
  })
}

function stacked(document: LayeredDocument, lineage: Lineage, id: string): StackedVersion[] {
  const version = lineage.versions.find(({ record }) => record.id === id)
  const layer = version && findLayer(document, version.layer)
  if (!version || !layer || !isVersion(layer)) return []
  return [{ layer, replacing: version.record.kind === 'replacing' }]
}
