import { RefineError } from '../../core/errors.ts'
import type { PlacedLayer, PlaceOverlays } from '../protocol.ts'
import { type FilledNode, fillsOf, isFilledNode, topImagePaint } from './image-paint.ts'
import { findVersionLayer } from './read-image.ts'
import { dataNamespace, markerKey, overlaysKey, versionIdKey, versionKey } from './shared-data.ts'

/**
 * Writes versions as clones of their parent, each with one more overlay paint directly above the base image paint.
 *
 * Everything after the one await is synchronous and ends in one commit: one refinement is one undo step.
 *
 * @throws RefineError `not_found`, `source_changed`.
 */
export async function placeOverlays(request: PlaceOverlays): Promise<readonly PlacedLayer[]> {
  const source = await figma.getNodeByIdAsync(request.node)
  if (!source || !isFilledNode(source)) {
    throw new RefineError('not_found', 'The picked layer is gone.', {
      hint: 'Pick the layer again; the result is kept.',
    })
  }
  const fills = fillsOf(source)
  const base = fills[topImagePaint(fills)]
  if (base?.type !== 'IMAGE' || base.imageHash !== request.imageHash) {
    throw new RefineError('source_changed', 'The picture in this layer was replaced meanwhile.', {
      hint: 'Refine again from the picture that is there now; the result is kept.',
    })
  }

  const placed = request.versions.map((version) => {
    const parent = version.parent === null ? null : findVersionLayer(version.parent)
    const below = parent && isFilledNode(parent) ? parent : source
    const layer = cloneInPlace(below, source)
    const hash = figma.createImage(version.overlay).hash
    layer.fills = withOverlay(fillsOf(below), request.imageHash, hash)
    layer.name = version.name
    layer.visible = version.id === request.show
    const overlays = [...storedOverlays(below), hash]
    layer.setSharedPluginData(dataNamespace, markerKey, '')
    layer.setSharedPluginData(dataNamespace, versionIdKey, version.id)
    layer.setSharedPluginData(dataNamespace, versionKey, version.record)
    layer.setSharedPluginData(dataNamespace, overlaysKey, JSON.stringify(overlays))
    return { id: version.id, layer: layer.id, name: layer.name }
  })
  if (source.getSharedPluginData(dataNamespace, markerKey) === '') {
    source.setSharedPluginData(dataNamespace, markerKey, request.marker)
  }
  if (request.show !== null) source.visible = false
  figma.commitUndo()
  return placed
}

/** `clone()` puts the copy on the page: bring it back to where its model stood, above the versions made so far. */
function cloneInPlace(model: FilledNode, source: FilledNode): FilledNode {
  const copy = model.clone()
  // It carries its model's data so far, and is no version of its own yet.
  copy.setSharedPluginData(dataNamespace, versionIdKey, '')
  const parent = source.parent
  if (parent && 'insertChild' in parent) {
    let index = parent.children.indexOf(source) + 1
    while (isVersion(parent.children[index])) index++
    parent.insertChild(index, copy)
    copy.relativeTransform = source.relativeTransform
  }
  return copy
}

function isVersion(node: SceneNode | undefined): boolean {
  return node !== undefined && node.getSharedPluginData(dataNamespace, versionIdKey) !== ''
}

function storedOverlays(node: FilledNode): string[] {
  const stored = node.getSharedPluginData(dataNamespace, overlaysKey)
  return stored ? (JSON.parse(stored) as string[]) : []
}

/** Adds an overlay above the base image and above the overlays already there, below every other paint. */
function withOverlay(fills: readonly Paint[], baseHash: string, overlayHash: string): Paint[] {
  const base = fills.findIndex((paint) => paint.type === 'IMAGE' && paint.imageHash === baseHash)
  const paint = fills[base]
  if (paint?.type !== 'IMAGE') return [...fills]
  let above = base + 1
  while (fills[above]?.type === 'IMAGE') above++
  return [...fills.slice(0, above), { ...paint, imageHash: overlayHash }, ...fills.slice(above)]
}
