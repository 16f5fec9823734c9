import { fromBase64, fromUtf8, toBase64, toUtf8 } from '../../core/bytes.ts'
import {
  readDocumentTexts,
  textsProperty,
  writeDocumentTexts,
} from '../../core/history/xmp/document-texts.ts'
import {
  type LayerEntry,
  layersProperty,
  readLayerEntries,
  writeLayerEntries,
} from '../../core/history/xmp/layer-entries.ts'
import { historyNamespace } from '../../core/history/xmp/parse-packet.ts'
import { readXmp } from '../../core/history/xmp/read-xmp.ts'
import { toAsciiJson, writeXmp } from '../../core/history/xmp/write-xmp.ts'
import type { ColorTag } from '../../core/image/color-tag.ts'
import { type Layer, type LayeredDocument, walkLayers } from './layered-document.ts'

/** What the document's XMP says about its history. */
export interface HistoryData {
  readonly entries: readonly LayerEntry[]
  /** PNG's colour chunks that a PSD has no place for, so that a PNG written later carries them again. */
  readonly chunks: ColorTag['chunks']
  /** Texts of the whole document, by name. */
  readonly texts: Readonly<Record<string, string>>
}

const chunksProperty = 'ColorChunks'

const noHistory: HistoryData = { entries: [], chunks: undefined, texts: {} }

/** Reads the history from a document's XMP; what is damaged is left out or handed on as found, never thrown. */
export function readHistory(xmp: Uint8Array | undefined): HistoryData {
  const properties = xmp && readXmp(fromUtf8(xmp))
  if (!properties) return noHistory
  const entries = readLayerEntries(properties.lists[layersProperty])
  const texts = readDocumentTexts(properties.lists[textsProperty])
  return { entries, chunks: readChunks(properties.texts[chunksProperty]), texts }
}

/** Gives the document's XMP with its history as the layers hold it now; null when there is nothing to say. */
export function writeHistory(
  xmp: Uint8Array | undefined,
  document: LayeredDocument,
): Uint8Array | null {
  const entries = [
    ...Array.from(walkLayers(document.layers)).flatMap(entriesOf),
    ...document.strays,
  ]
  const chunks = (document.color.chunks ?? []).filter(({ type }) => type !== 'iCCP')
  const old = xmp ? fromUtf8(xmp) : null
  const ownTexts = writeDocumentTexts(document.texts)
  const isEmpty = entries.length === 0 && chunks.length === 0 && ownTexts.length === 0
  if (isEmpty && !old?.includes(historyNamespace)) {
    return xmp ?? null
  }
  const { lists, texts } = (old === null ? null : readXmp(old)) ?? { lists: {}, texts: {} }
  const { [chunksProperty]: _, ...otherTexts } = texts
  const packet = writeXmp(old, {
    // What Photoshop's plugin keeps beside the records (an index of ids) stays.
    lists: {
      ...lists,
      [layersProperty]: writeLayerEntries(entries),
      [textsProperty]: ownTexts,
    },
    texts: { ...otherTexts, ...(chunks.length > 0 && { [chunksProperty]: chunksText(chunks) }) },
  })
  return toUtf8(packet)
}

function chunksText(chunks: NonNullable<ColorTag['chunks']>): string {
  return toAsciiJson(chunks.map(({ type, data }) => ({ type, data: toBase64(data) })))
}

function entriesOf(layer: Layer): LayerEntry[] {
  if (layer.kind === 'group' && layer.standsOn !== undefined) {
    return [{ layer: layer.id, standsOn: layer.standsOn }]
  }
  if (layer.kind !== 'pixels') return []
  const { id, version, marker } = layer
  if (version === null && marker === null) return []
  return [{ layer: id, ...(version !== null && { version }), ...(marker !== null && { marker }) }]
}

function readChunks(text: string | undefined): ColorTag['chunks'] {
  if (text === undefined) return undefined
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value)) return undefined
    return value.map(({ type, data }) => ({ type: String(type), data: fromBase64(String(data)) }))
  } catch {
    return undefined
  }
}
