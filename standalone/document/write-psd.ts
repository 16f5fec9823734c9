import { createPicture, isOpaque, maxWord, type Picture } from '../../core/image/picture.ts'
import { flattenDocument } from './flatten.ts'
import { writeHistory } from './history-data.ts'
import { gather } from './layer-pixels.ts'
import { recordsOf } from './layer-record.ts'
import type { Layer, LayeredDocument } from './layered-document.ts'
import { createByteSink } from './psd/byte-sink.ts'
import { decodeMerged, encodeMerged, type Plane } from './psd/planes.ts'
import type { PsdFile } from './psd/psd-file.ts'
import { serializePsd } from './psd/serialize-psd.ts'
import { resourceIds, resourceOf, withResources } from './psd-resources.ts'

/**
 * Writes a document as a PSD file, with its history in the document's XMP.
 *
 * Layers that were read and not changed are written byte for byte as they were, and so is everything that is not
 * understood. The merged picture, which programs show that can't draw layers, is drawn anew; where that can't be
 * done exactly the old one is kept and marked as not current, which is what the format provides for.
 *
 * @throws RefineError `would_lose_data` when the document's own XMP is damaged; `too_large` beyond 2 GB.
 */
export function writePsd(document: LayeredDocument): Uint8Array {
  const merged = mergedOf(document)
  const xmp = resourceOf(document.rest, resourceIds.xmp)?.data
  const entries = linkEntries(document.layers)
  const changes = new Map<number, Uint8Array | null>([
    [resourceIds.xmp, writeHistory(xmp, document)],
    [resourceIds.links, wordsOf(entries.map(({ link }) => link))],
    [resourceIds.linksEnabled, Uint8Array.from(entries, ({ on }) => (on ? 1 : 0))],
    [resourceIds.version, versionInfo(merged.current)],
    // Both describe the file as it was: a picture of it, and a position that new layers shift.
    [resourceIds.thumbnail, null],
    [resourceIds.oldThumbnail, null],
    [resourceIds.activeLayer, null],
  ])
  return serializePsd({
    ...document.rest,
    width: document.width,
    height: document.height,
    depth: document.depth,
    records: recordsOf(document.layers),
    resources: withResources(document.rest.resources, changes),
    ...merged.file,
  })
}

type Merged = {
  readonly file: Pick<PsdFile, 'channels' | 'mergedAlpha' | 'merged'>
  /** Whether the merged picture shows what the layers show. */
  readonly current: boolean
}

function mergedOf(document: LayeredDocument): Merged {
  const { rest, depth } = document
  const saved = savedChannels(document)
  const { picture } = flattenDocument(document)
  if (!picture && rest.merged.length > 0) {
    const { channels, mergedAlpha, merged } = rest
    return { file: { channels, mergedAlpha, merged }, current: false }
  }
  const drawn = picture ?? createPicture(document, depth)
  // Saved channels are counted after transparency: where there are some, its presence must not change.
  const alpha = rest.mergedAlpha || (saved.length === 0 && !isOpaque(drawn))
  const matted = isOpaque(drawn) ? drawn : matteOnWhite(drawn, !alpha)
  const planes = [0, 1, 2, ...(alpha ? [3] : [])].map((offset) => gather(matted, offset))
  return {
    file: {
      channels: planes.length + saved.length,
      mergedAlpha: alpha,
      merged: encodeMerged([...planes, ...saved], document),
    },
    current: picture !== null,
  }
}

/** Channels that the user saved beside the picture (selections, spot colours). */
function savedChannels(document: LayeredDocument): readonly Plane[] {
  const { channels, mergedAlpha, merged } = document.rest
  const own = mergedAlpha ? 4 : 3
  if (channels <= own) return []
  return decodeMerged(merged, document, document.depth, channels).slice(own)
}

/** Photoshop stores the colours of a translucent merged picture mixed with white. */
function matteOnWhite(picture: Picture, opaque: boolean): Picture {
  const data = picture.data.slice()
  const full = maxWord(picture.depth)
  for (let pos = 0; pos < data.length; pos += 4) {
    const alpha = data[pos + 3] as number
    if (alpha < full && (alpha > 0 || opaque)) {
      for (let channel = pos; channel < pos + 3; channel++) {
        data[channel] = Math.round(((data[channel] as number) * alpha) / full + full - alpha)
      }
    }
    if (opaque) data[pos + 3] = full
  }
  return createPicture(picture, picture.depth, data)
}

/** Link numbers in the order of the file's records; dividers have none. */
function linkEntries(layers: readonly Layer[]): { link: number; on: boolean }[] {
  return layers.flatMap((layer) => {
    const own = { link: layer.link, on: !layer.linkOff }
    return layer.kind === 'group'
      ? [{ link: 0, on: true }, ...linkEntries(layer.layers), own]
      : [own]
  })
}

function wordsOf(values: readonly number[]): Uint8Array {
  const sink = createByteSink()
  for (const value of values) sink.u16(value)
  return sink.join()
}

/** Version 1, whether the merged picture is current, writer, reader, file version 1. */
function versionInfo(current: boolean): Uint8Array {
  const sink = createByteSink()
  sink.u32(1)
  sink.u8(current ? 1 : 0)
  for (const name of ['Pentimento', 'Pentimento']) {
    sink.u32(name.length)
    for (const character of name) sink.u16(character.charCodeAt(0))
  }
  sink.u32(1)
  return sink.join()
}
