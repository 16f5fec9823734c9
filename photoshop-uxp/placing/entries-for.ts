import { placeOfContent } from '../../core/edit/version-pixels.ts'
import type { VersionRecord } from '../../core/history/record.ts'
import type { NewVersion, Placement } from '../../core/host.ts'
import { type Rect, sameRect } from '../../core/image/rect.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { findLayer } from '../layers/find-layer.ts'
import { formatLayer, parseLayer } from '../layers/layer-ref.ts'
import type { RecordEntry } from '../layers/records.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { fingerprintOf } from '../pixels/fingerprint.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { stateOfSource } from '../pixels/source-state.ts'
import type { MadeVersions, VersionsPlace } from './make-versions.ts'

/**
 * Gives what the layers of new versions, and their source, have to carry.
 *
 * @param place The document as it is with the new layers in it.
 * @throws RefineError `host_failed` when a layer is not where it was put.
 */
export async function entriesFor(
  parts: PixelParts,
  scope: ModalScope,
  { tree, source, whole }: VersionsPlace,
  { versions, marker }: Placement,
  { layerIDs, groupID }: MadeVersions,
): Promise<readonly RecordEntry[]> {
  const sourceID = parseLayer(source)?.layerID ?? null
  const carried = sourceID === null ? tree.marker : findLayer(tree, source)?.marker
  const entries: RecordEntry[] = []
  if ((carried ?? null) === null) {
    entries.push({ layerID: sourceID, marker: { ...marker, layer: source } })
  }
  if (sourceID === null && groupID !== null) entries.push({ layerID: groupID, standsOn: 'visible' })
  for (const [index, version] of versions.entries()) {
    const layer = expectPlaced(tree, version, layerIDs[index], whole)
    const fingerprint = await fingerprintOf(parts, tree, layer, whole, { scope })
    const record: VersionRecord = {
      ...version.record,
      fingerprint,
      layer: { id: layer.id, name: version.name },
    }
    const { begins } = version
    const begun = begins && {
      ...begins,
      layer: layer.id,
      state: await stateOfSource(parts, tree, layer.id, { scope, fresh: true }),
    }
    // A copy of the source carries the source's marker, which is not the version's.
    entries.push({ layerID: layer.layerID, version: record, marker: begun ?? null })
  }
  return entries
}

/** Patches are opaque, so that their layer has exactly their place; other pictures may be transparent at their edges. */
function expectPlaced(
  tree: DocumentTree,
  version: NewVersion,
  layerID: number | undefined,
  whole: Rect,
): PhotoshopLayer {
  const id = formatLayer({ documentID: tree.id, layerID: layerID ?? null })
  const layer = findLayer(tree, id)
  const { kind } = version.content
  const isThere = kind === 'patch' ? layer?.bounds && layer.hasMask : layer
  if (!layer || !isThere) throw hostFailed('Photoshop did not keep a version’s pixels.')
  const at = placeOfContent(version.content, whole)
  if (isOpaquePatch(version) && layer.bounds && !sameRect(layer.bounds, at)) {
    throw hostFailed('Photoshop put a version’s pixels in another place.')
  }
  return layer
}

/** Looks at the corners only: that is what decides where the layer begins and ends. */
function isOpaquePatch({ content }: NewVersion): boolean {
  if (content.kind !== 'patch') return false
  const { data, width, height } = content.patch.color
  const last = (width * height - 1) * 4
  return data[3] !== 0 && data[last + 3] !== 0
}
