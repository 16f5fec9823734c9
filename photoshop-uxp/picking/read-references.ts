import { throwIfAborted } from '../../core/errors.ts'
import { versionOnLayer } from '../../core/history/find-in-lineages.ts'
import { isSource, isVersion } from '../../core/history/version-group.ts'
import type { CallOptions, PixelTarget } from '../../core/host.ts'
import type { Picture } from '../../core/image/picture.ts'
import { rectOf } from '../../core/image/rect.ts'
import type { ColorConverter } from '../../core/ports.ts'
import type { Look } from '../history/look-around.ts'
import type { PhotoshopLayer } from '../layers/document-tree.ts'
import { findLayer } from '../layers/find-layer.ts'
import { formatLayer } from '../layers/layer-ref.ts'
import { sourceRect } from '../layers/source-rect.ts'
import { colorTagOf } from '../pixels/color-tag-of.ts'
import { lookAtSource, type ReadingParts, readTarget } from './read-target.ts'

/**
 * Reads the pictures of the layers that are selected beside a source, whole, in sRGB, by layer name.
 *
 * A version that is selected is meant itself; any other layer with pixels as it is seen. Layers without pixels of their
 * own are none.
 */
export async function readReferences(
  reading: ReadingParts & { readonly color: ColorConverter },
  source: string,
  options: CallOptions = {},
): Promise<readonly { readonly name: string; readonly picture: Picture }[]> {
  throwIfAborted(options.signal)
  const seen = await lookAtSource(reading.look, source)
  const references: { name: string; picture: Picture }[] = []
  for (const layerID of seen.tree.active) {
    const layer = findLayer(seen.tree, formatLayer({ documentID: seen.tree.id, layerID }))
    const meant = layer && meantBy(seen, layer)
    if (!layer || !meant || meant.source === source) continue
    throwIfAborted(options.signal)
    const rect = rectOf(sourceRect(seen.tree, meant.source))
    const read = await readTarget(reading, meant.source, meant.target, rect, options)
    const picture = await reading.color.toSrgb(read, colorTagOf(seen.tree))
    references.push({ name: layer.name, picture })
  }
  return references
}

function meantBy(
  { rebuilt }: Look,
  layer: PhotoshopLayer,
): { readonly source: string; readonly target: PixelTarget } | null {
  if (isSource(layer)) {
    return layer.bounds ? { source: layer.id, target: { kind: 'shown' } } : null
  }
  if (!isVersion(layer)) return null
  const found = versionOnLayer(rebuilt, layer.id)
  const source = found?.lineage.source ?? null
  if (!found || source === null) return null
  return { source, target: { kind: 'version', id: found.version.record.id } }
}
