import type { Layer } from 'photoshop'
import { placeOfContent } from '../../core/edit/version-pixels.ts'
import type { NewVersion } from '../../core/host.ts'
import type { Rect } from '../../core/image/rect.ts'
import { selectLayers } from '../history/select-layers.ts'
import { versionGroup } from '../layers/clip-facts.ts'
import type { DocumentTree, PhotoshopLayer } from '../layers/document-tree.ts'
import { findLayer, siblingsOf } from '../layers/find-layer.ts'
import { openDocument } from '../layers/open-document.ts'
import { wholePictureName } from '../layers/source-rect.ts'
import { hostFailed } from '../modal/modal-errors.ts'
import type { ModalScope } from '../modal/modal-scope.ts'
import { play } from '../modal/play.ts'
import type { PixelParts } from '../pixels/slicing.ts'
import { writeMask, writePixels } from '../pixels/write-pixels.ts'
import { type Anchor, copySource, newLayerInside, newPixelLayer } from './new-layer.ts'

/** Where versions are made. */
export interface VersionsPlace {
  /** The document as it was before. */
  readonly tree: DocumentTree
  readonly source: string
  /** The source's rectangle in document pixels. */
  readonly whole: Rect
}

/** The layers that were made. */
export interface MadeVersions {
  /** Numbers of the versions' layers, in the order of the versions. */
  readonly layerIDs: readonly number[]
  /** Null when all of them are reframed pictures. */
  readonly groupID: number | null
}

/** Makes the layers of new versions with their pixels and masks, in the group of their source, newest on top. */
export async function makeVersions(
  parts: PixelParts,
  scope: ModalScope,
  { tree, source, whole }: VersionsPlace,
  versions: readonly NewVersion[],
): Promise<MadeVersions> {
  const { photoshop } = parts
  const layer = findLayer(tree, source) ?? null
  const old = versionGroup(tree, source) ?? null
  let groupID = old?.layerID ?? null
  let anchor: Anchor = old?.layers.at(-1) ?? layer ?? topOf(tree)
  let isEmpty = old?.layers.length === 0
  const layerIDs: number[] = []
  for (const [index, version] of versions.entries()) {
    scope.expectGoing()
    // A first report would show Photoshop's bar at once, which otherwise comes when it takes long.
    if (index > 0) scope.report(index / versions.length)
    const { name, content } = version
    let made: Layer
    if (content.kind === 'reframe') {
      made = await newPixelLayer(photoshop, tree.id, topmostClipped(tree, layer, groupID), name)
    } else if (content.kind === 'replacing' && layer) {
      made = await copySource(photoshop, tree.id, layer, anchor, name)
    } else if (old && isEmpty) {
      made = await newLayerInside(photoshop, tree.id, old, name)
    } else made = await newPixelLayer(photoshop, tree.id, anchor, name)
    layerIDs.push(made.id)
    if (content.kind !== 'reframe') {
      isEmpty = false
      groupID ??= await groupAround(parts, tree, made, layer)
      anchor = { layerID: made.id, kind: 'pixels' }
    }
    await fill(parts, tree, version, made.id, placeOfContent(version.content, whole))
  }
  return { layerIDs, groupID }
}

async function groupAround(
  { photoshop }: PixelParts,
  tree: DocumentTree,
  made: Layer,
  source: PhotoshopLayer | null,
): Promise<number> {
  const name = `${source?.name ?? wholePictureName} · versions`
  const document = openDocument(photoshop, tree.id)
  const group = await document.createLayerGroup({ name, fromLayers: [made] })
  if (!group) throw hostFailed('Photoshop made no group for the versions.')
  return group.id
}

async function fill(
  parts: PixelParts,
  { id: documentID, depth }: DocumentTree,
  { content }: NewVersion,
  layerID: number,
  at: Rect,
): Promise<void> {
  const ref = { documentID, layerID }
  if (content.kind !== 'patch') return writePixels(parts, ref, content.picture, at)
  await writePixels(parts, ref, content.patch.color, at)
  await selectLayers(parts.photoshop, documentID, [layerID])
  await play(parts.photoshop, [
    {
      _obj: 'make',
      new: { _class: 'channel' },
      at: { _ref: 'channel', _enum: 'channel', _value: 'mask' },
      using: { _enum: 'userMaskEnabled', _value: 'hideAll' },
    },
  ])
  const mask = { rect: at, data: content.patch.coverage.data }
  await writeMask(parts, ref, mask, depth ?? content.patch.color.depth)
}

/**
 * Where a reframed picture goes above: the group of versions, and whatever is clipped together with it or the source,
 * which it would come between.
 */
function topmostClipped(
  tree: DocumentTree,
  source: PhotoshopLayer | null,
  groupID: number | null,
): Anchor {
  if (!source) return groupID === null ? topOf(tree) : { layerID: groupID, kind: 'group' }
  const siblings = siblingsOf(tree, source.id) ?? []
  const above = siblings.slice(siblings.indexOf(source) + 1)
  const old = above.findIndex(({ layerID }) => layerID === groupID)
  const rest = above.slice(old + 1)
  const free = rest.findIndex(({ clipped }) => !clipped)
  const top = (free < 0 ? rest : rest.slice(0, free)).at(-1)
  if (top) return top
  return groupID === null ? source : { layerID: groupID, kind: 'group' }
}

/** The layer on top of everything: versions of the whole picture go there. */
function topOf({ layers }: DocumentTree): PhotoshopLayer {
  const top = layers.at(-1)
  if (!top) throw new TypeError('Expected a document with a layer')
  return top
}
