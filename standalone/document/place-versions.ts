import { RefineError } from '../../core/errors.ts'
import type { LineageMarker, VersionRecord } from '../../core/history/record.ts'
import type { NewVersion, Placed, Placement } from '../../core/host.ts'
import { createPicture, type Picture } from '../../core/image/picture.ts'
import { containsRect, type Rect, rectOf } from '../../core/image/rect.ts'
import { fingerprintOfVersion } from './checksum.ts'
import { sourceChanged, sourceGone } from './document-errors.ts'
import { sourceState } from './history-facts.ts'
import {
  changeSiblings,
  findLayer,
  freeLayerId,
  type GroupLayer,
  type Layer,
  type LayeredDocument,
  type PixelLayer,
  siblingsOf,
  walkLayers,
} from './layered-document.ts'
import { versionGroupOf } from './version-places.ts'

/**
 * Writes versions as hidden layers into the group directly above their source, newest on top, and the lineage
 * marker on the source when it has none.
 *
 * All or nothing: the document given back has every version, or an error is thrown.
 *
 * @throws RefineError `not_found`, `source_changed`, `not_supported` (a reframe).
 * @throws RangeError, TypeError when a version's pixels do not fit the source.
 */
export function placeVersions(
  document: LayeredDocument,
  placement: Placement,
): { readonly document: LayeredDocument; readonly placed: Placed } {
  const source = findLayer(document, placement.source)
  if (source?.kind !== 'pixels') throw sourceGone()
  if (sourceState(document, source) !== placement.state) throw sourceChanged(source.name)
  const siblings = siblingsOf(document.layers, source.id) ?? []
  const group = versionGroupOf(siblings, source.id)
  const link = source.link || freeLink(document)
  const firstId = freeLayerId(document)
  const layers = placement.versions.map((version, index) =>
    versionLayer(document, source, version, String(firstId + index), link),
  )
  const marker: LineageMarker = { ...placement.marker, layer: source.id }
  const marked: PixelLayer = { ...source, link, marker: source.marker ?? marker }
  const grouped: GroupLayer = group
    ? { ...group, layers: [...group.layers, ...layers] }
    : newGroup(source, layers, String(firstId + layers.length), link)
  const placedDocument = changeSiblings(document, source.id, (all) =>
    all.flatMap((layer): Layer[] => {
      if (layer.id === source.id) return group ? [marked] : [marked, grouped]
      return [layer.id === group?.id ? grouped : layer]
    }),
  )
  const versions = placement.versions.map(({ record, name }, index) => ({
    id: record.id,
    layer: String(firstId + index),
    name,
  }))
  return { document: placedDocument, placed: { versions } }
}

function versionLayer(
  document: LayeredDocument,
  source: PixelLayer,
  { record, name, content }: NewVersion,
  id: string,
  link: number,
): PixelLayer {
  const { rect, picture, coverage } = pixelsOf(source.rect, content)
  if (picture.depth !== document.depth) {
    throw new TypeError(
      `Expected ${document.depth} bits a channel but received ${picture.depth} bits`,
    )
  }
  const style = { opacity: 255, blend: 'norm' }
  const version: VersionRecord = {
    ...record,
    fingerprint: fingerprintOfVersion(picture, coverage, rect, style),
    layer: { id, name },
  }
  return {
    ...{ kind: 'pixels', derived: false, id, name, visible: false, clipped: false, ...style },
    ...{ link, linkOff: false, record: null, version, marker: null },
    rect: { ...rect, x: rect.x + source.rect.x, y: rect.y + source.rect.y },
    content: { picture, coverage },
  }
}

/** The pixels of a version as copies of its own, placed in source pixels. */
function pixelsOf(
  whole: Rect,
  content: NewVersion['content'],
): { rect: Rect; picture: Picture; coverage: Uint8Array | null } {
  switch (content.kind) {
    case 'patch': {
      const { rect, color, coverage } = content.patch
      if (!containsRect(rectOf(whole), rect)) {
        throw new RangeError(
          `Expected a patch inside ${whole.width}×${whole.height} but received ${rect.width}×${rect.height} at ${rect.x},${rect.y}`,
        )
      }
      expectSize(color, rect)
      if (coverage.data.length !== rect.width * rect.height) {
        throw new TypeError(
          `Expected coverage over the whole patch of ${rect.width}×${rect.height}`,
        )
      }
      return { rect, picture: copyOf(color), coverage: coverage.data.slice() }
    }
    case 'replacing':
      expectSize(content.picture, whole)
      return { rect: rectOf(whole), picture: copyOf(content.picture), coverage: null }
    case 'reframe':
      throw new RefineError(
        'not_supported',
        'A picture with another frame can’t become a layer of this document yet.',
        { hint: 'Crop or resize the saved picture instead, and refine that.' },
      )
  }
}

function expectSize(picture: Picture, { width, height }: { width: number; height: number }): void {
  if (picture.width === width && picture.height === height) return
  throw new TypeError(
    `Expected pixels of ${width}×${height} but received ${picture.width}×${picture.height}`,
  )
}

function copyOf(picture: Picture): Picture {
  return createPicture(picture, picture.depth, picture.data.slice())
}

function newGroup(
  source: PixelLayer,
  layers: readonly Layer[],
  id: string,
  link: number,
): GroupLayer {
  return {
    ...{ kind: 'group', id, name: `${source.name} · versions`, visible: true, opacity: 255 },
    ...{ blend: 'pass', clipped: false, link, linkOff: false, record: null },
    ...{ layers, open: true, divider: null },
  }
}

function freeLink(document: LayeredDocument): number {
  let highest = 0
  for (const { link } of walkLayers(document.layers)) highest = Math.max(highest, link)
  return highest + 1
}
