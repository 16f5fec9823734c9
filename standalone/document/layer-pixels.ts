import { guardPictureSize } from '../../core/image/guard-size.ts'
import { createPicture, type Depth, maxWord, type Picture } from '../../core/image/picture.ts'
import type { Rect } from '../../core/image/rect.ts'
import type { LayeredDocument, PixelLayer } from './layered-document.ts'
import { readMaskSection } from './mask-section.ts'
import { damagedPsd } from './psd/byte-cursor.ts'
import { decodePlane, encodePlane, type Plane } from './psd/planes.ts'
import type { PsdChannel, PsdRecord } from './psd/psd-file.ts'

const transparency = -1
const layerMask = -2

/** What was decoded or encoded once is kept as long as the layer is. */
const decodedPictures = new WeakMap<PsdRecord, Picture>()
const decodedCoverages = new WeakMap<PsdRecord, { readonly coverage: Uint8Array | null }>()
const encodedPictures = new WeakMap<Picture, readonly PsdChannel[]>()
const encodedCoverages = new WeakMap<Uint8Array, PsdChannel>()

/**
 * Gives a layer's own pixels: its size, the document's depth, without its mask, opacity or effects.
 *
 * @throws RefineError `unreadable_file` when the file's data for this layer is damaged; `too_large`.
 */
export function pictureOfLayer(
  { depth }: Pick<LayeredDocument, 'depth'>,
  layer: PixelLayer,
): Picture {
  if (layer.content) return layer.content.picture
  const record = recordOf(layer)
  const known = decodedPictures.get(record)
  if (known) return known
  const decoded = decodePicture(record, layer.rect, depth)
  decodedPictures.set(record, decoded)
  return decoded
}

/** Gives a layer's mask over its own rectangle, one value a pixel, as it takes effect; null without a mask. */
export function coverageOfLayer(
  { depth }: Pick<LayeredDocument, 'depth'>,
  layer: PixelLayer,
): Uint8Array | null {
  if (layer.content) return layer.content.coverage
  const record = recordOf(layer)
  const known = decodedCoverages.get(record)
  if (known) return known.coverage
  const coverage = decodeCoverage(record, layer.rect, depth)
  decodedCoverages.set(record, { coverage })
  return coverage
}

/** Gives a layer's channels as a file stores them. */
export function channelsOfLayer(layer: PixelLayer): readonly PsdChannel[] {
  if (!layer.content) return recordOf(layer).channels
  const { picture, coverage } = layer.content
  const colors = encodedPictures.get(picture) ?? encodePicture(picture)
  encodedPictures.set(picture, colors)
  if (!coverage) return colors
  const mask = encodedCoverages.get(coverage) ?? encodeCoverage(coverage, picture)
  encodedCoverages.set(coverage, mask)
  return [...colors, mask]
}

function recordOf(layer: PixelLayer): PsdRecord {
  if (!layer.record) throw new TypeError(`Expected pixels or a record in layer ${layer.id}`)
  return layer.record
}

function decodePicture(record: PsdRecord, rect: Rect, depth: Depth): Picture {
  guardPictureSize(rect, 'layer')
  const picture = createPicture(rect, depth)
  const planeOf = (id: number): Plane | null => {
    const channel = record.channels.find((candidate) => candidate.id === id)
    return channel ? decodePlane(channel.data, rect, depth) : null
  }
  for (const color of [0, 1, 2]) {
    const plane = planeOf(color)
    if (!plane) throw damagedPsd()
    spread(plane, picture.data, color)
  }
  const alpha = planeOf(transparency)
  if (alpha) spread(alpha, picture.data, 3)
  else fillAlpha(picture.data, maxWord(depth))
  return picture
}

function decodeCoverage(record: PsdRecord, rect: Rect, depth: Depth): Uint8Array | null {
  const section = readMaskSection(record.maskSection)
  if (!section || section.disabled) return null
  const coverage = new Uint8Array(rect.width * rect.height).fill(section.outside)
  const channel = record.channels.find(({ id }) => id === layerMask)
  const stored = section.rect
  if (!channel || stored.width <= 0 || stored.height <= 0) return coverage
  guardPictureSize(stored, 'layer mask')
  const plane = decodePlane(channel.data, stored, depth)
  const scale = depth === 16 ? 257 : 1
  const left = Math.max(rect.x, stored.x)
  const right = Math.min(rect.x + rect.width, stored.x + stored.width)
  const bottom = Math.min(rect.y + rect.height, stored.y + stored.height)
  for (let y = Math.max(rect.y, stored.y); y < bottom; y++) {
    let from = (y - stored.y) * stored.width + left - stored.x
    let to = (y - rect.y) * rect.width + left - rect.x
    for (let x = left; x < right; x++) {
      coverage[to++] = Math.round((plane[from++] as number) / scale)
    }
  }
  return coverage
}

function encodePicture(picture: Picture): PsdChannel[] {
  return [transparency, 0, 1, 2].map((id) => ({
    id,
    data: encodePlane(gather(picture, id === transparency ? 3 : id), picture),
  }))
}

function encodeCoverage(coverage: Uint8Array, picture: Picture): PsdChannel {
  const plane = picture.depth === 8 ? coverage : Uint16Array.from(coverage, (value) => value * 257)
  return { id: layerMask, data: encodePlane(plane, picture) }
}

/** Takes one channel out of a picture. */
export function gather(picture: Picture, offset: number): Plane {
  const { data } = picture
  const plane =
    data instanceof Uint16Array ? new Uint16Array(data.length / 4) : new Uint8Array(data.length / 4)
  for (let i = 0, pos = offset; i < plane.length; i++, pos += 4) plane[i] = data[pos] as number
  return plane
}

/** Lays one channel into a picture's words. */
export function spread(plane: Plane, words: Picture['data'], offset: number): void {
  for (let i = 0, pos = offset; i < plane.length; i++, pos += 4) words[pos] = plane[i] as number
}

function fillAlpha(words: Picture['data'], value: number): void {
  for (let pos = 3; pos < words.length; pos += 4) words[pos] = value
}
