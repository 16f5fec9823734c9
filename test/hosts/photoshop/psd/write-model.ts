import { type Rect, rectOf } from '../../../../core/image/rect.ts'
import { makeBlock } from '../../../../standalone/document/psd/blocks.ts'
import { createByteSink } from '../../../../standalone/document/psd/byte-sink.ts'
import {
  encodeMerged,
  encodePlane,
  type Plane,
} from '../../../../standalone/document/psd/planes.ts'
import { hiddenFlag, type PsdRecord } from '../../../../standalone/document/psd/psd-file.ts'
import { serializePsd } from '../../../../standalone/document/psd/serialize-psd.ts'
import { makeResource, resourceIds } from '../../../../standalone/document/psd-resources.ts'
import { composite } from '../imaging/composite.ts'
import { wordsOf } from '../imaging/raster.ts'
import type { DocumentModel, LayerModel, MaskModel, PixelsModel } from '../model/model.ts'
import { keyOfMode, wordsForFile } from './psd-words.ts'

const empty = new Uint8Array()
const nothing = { x: 0, y: 0, width: 0, height: 0 }

/**
 * Writes a document of the stand-in as a PSD file, as far as other readers can look at it: layers with their pixels,
 * masks, groups, names, numbers, visibility, opacity, blend modes, clipping and links, the merged picture and XMP.
 *
 * What plugins keep in generator settings is left out, and so is the profile: the stand-in knows its name only.
 *
 * @throws TypeError for a document in another mode than RGB with 8 or 16 bits.
 */
export function writeModel(model: DocumentModel): Uint8Array {
  const { width, height, depth } = model
  if (depth === 32 || model.mode !== 'RGBColor') {
    throw new TypeError(`Expected RGB of 8 or 16 bits but received ${model.mode}, ${depth} bits`)
  }
  const records = model.layers.flatMap((layer) => recordsOf(layer, depth))
  const merged = wordsForFile(wordsOf(composite(model.layers, rectOf(model), 0), depth))
  const hasAlpha = model.layers[0]?.kind !== 'background'
  const planes = (hasAlpha ? [0, 1, 2, 3] : [0, 1, 2]).map((offset) => plane(merged, offset))
  const resources = [
    makeResource(resourceIds.resolution, resolutionOf(model.resolution)),
    makeResource(resourceIds.links, linksOf(model.layers)),
    makeResource(resourceIds.version, versionInfo()),
    ...(model.xmp === '' ? [] : [makeResource(resourceIds.xmp, Buffer.from(model.xmp))]),
  ]
  return serializePsd({
    ...{ width, height, depth, channels: planes.length, colorModeData: empty, resources, records },
    ...{ mergedAlpha: hasAlpha, globalMask: empty, blocks: [] },
    merged: encodeMerged(planes, model),
  })
}

function recordsOf(layer: LayerModel, depth: 8 | 16): readonly PsdRecord[] {
  const record = recordOf(layer, depth)
  if (!('layers' in layer)) return [record]
  const inner = layer.layers.flatMap((child) => recordsOf(child, depth))
  return [divider(layer, depth), ...inner, record]
}

function recordOf(layer: LayerModel, depth: 8 | 16): PsdRecord {
  const pixels = 'pixels' in layer ? layer.pixels : null
  const { x, y, width, height } = pixels?.rect ?? nothing
  const isGroup = 'layers' in layer
  return {
    ...{ left: x, top: y, right: x + width, bottom: y + height },
    // A group's own mode stands in its section block.
    blend: isGroup ? 'norm' : keyOfMode(layer.blendMode),
    opacity: layer.opacity,
    clipped: layer.clipped,
    flags: 8 | (layer.visible ? 0 : hiddenFlag) | (layer.locked.transparency ? 1 : 0),
    maskSection: layer.mask ? maskSection(layer.mask) : empty,
    blendingRanges: empty,
    legacyName: Buffer.from(layer.name.replace(/[^\x20-\x7e]/g, '?').slice(0, 255)),
    blocks: [
      makeBlock('luni', nameData(layer.name)),
      makeBlock('lyid', longs(layer.id)),
      makeBlock('iOpa', Uint8Array.of(layer.fillOpacity, 0, 0, 0)),
      ...(isGroup ? [sectionBlock(1, keyOfMode(layer.blendMode))] : []),
    ],
    channels: channelsOf(layer, pixels, depth),
  }
}

function divider(layer: LayerModel, depth: 8 | 16): PsdRecord {
  const plain = { ...layer, kind: 'adjustment', mask: null, clipped: false } as const
  const { layers: _, ...bare } = { layers: [], ...plain }
  const record = recordOf({ ...bare, name: '</Layer group>', blendMode: 'normal' }, depth)
  return { ...record, blocks: [sectionBlock(3, 'norm')] }
}

function channelsOf(layer: LayerModel, pixels: PixelsModel | null, depth: 8 | 16) {
  const ids = layer.kind === 'background' ? [0, 1, 2] : [-1, 0, 1, 2]
  const planes = ids.map((id) => ({ id, data: channelData(pixels, id < 0 ? 3 : id) }))
  if (!layer.mask) return planes
  const { rect, data } = layer.mask.coverage
  const deep = Uint16Array.from(depth === 16 ? data : [], (value) => value * 257)
  return [...planes, { id: -2, data: encodedPlane(depth === 16 ? deep : data, rect) }]
}

function channelData(pixels: PixelsModel | null, offset: number): Uint8Array {
  return pixels
    ? encodedPlane(plane(wordsForFile(pixels.data), offset), pixels.rect)
    : new Uint8Array(2)
}

function encodedPlane(words: Plane, rect: Rect): Uint8Array {
  return words.length === 0 ? new Uint8Array(2) : encodePlane(words, rect)
}

function plane(words: Uint8Array | Uint16Array, offset: number): Plane {
  const length = words.length / 4
  const result = words instanceof Uint8Array ? new Uint8Array(length) : new Uint16Array(length)
  for (let at = 0; at < length; at++) result[at] = words[at * 4 + offset] as number
  return result
}

function maskSection({ coverage, outside, enabled }: MaskModel): Uint8Array {
  const { x, y, width, height } = coverage.rect
  const edges = longs(y, x, y + height, x + width)
  return Uint8Array.of(...edges, outside, enabled ? 0 : 2, 0, 0)
}

function sectionBlock(type: number, blend: string) {
  const sink = createByteSink()
  sink.u32(type)
  sink.text('8BIM')
  sink.text(blend)
  return makeBlock('lsct', sink.join())
}

function nameData(name: string): Uint8Array {
  const sink = createByteSink()
  sink.u32(name.length)
  for (let at = 0; at < name.length; at++) sink.u16(name.charCodeAt(at))
  return sink.join()
}

/** A link number for each record, in file order. */
function linksOf(layers: readonly LayerModel[]): Uint8Array {
  const sink = createByteSink()
  const add = (layer: LayerModel): void => {
    if ('layers' in layer) {
      sink.u16(0)
      for (const child of layer.layers) add(child)
    }
    sink.u16(layer.linkSet ?? 0)
  }
  for (const layer of layers) add(layer)
  return sink.join()
}

function resolutionOf(perInch: number): Uint8Array {
  const sink = createByteSink()
  for (let side = 0; side < 2; side++) {
    sink.u32(Math.round(perInch * 65536))
    sink.u16(1)
    sink.u16(1)
  }
  return sink.join()
}

/** Version 1 with a merged picture that is current, and nobody's names. */
function versionInfo(): Uint8Array {
  return Uint8Array.of(...longs(1), 1, ...longs(0, 0, 1))
}

function longs(...values: readonly number[]): Uint8Array {
  const sink = createByteSink()
  for (const value of values) sink.u32(value)
  return sink.join()
}
