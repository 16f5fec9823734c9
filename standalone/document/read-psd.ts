import type { LayerEntry } from '../../core/history/xmp/layer-entries.ts'
import { type ColorTag, untagged } from '../../core/image/color-tag.ts'
import { colorTagOfIcc } from '../../core/image/icc.ts'
import { createPicture, maxWord } from '../../core/image/picture.ts'
import { rectOf } from '../../core/image/rect.ts'
import { classifyRecord } from './classify-record.ts'
import { readHistory } from './history-data.ts'
import { spread } from './layer-pixels.ts'
import { nameOfRecord, sectionOf } from './layer-record.ts'
import type { FileRest, Layer, LayeredDocument, PixelLayer } from './layered-document.ts'
import { walkLayers } from './layered-document.ts'
import { damagedPsd } from './psd/byte-cursor.ts'
import { parsePsd } from './psd/parse-psd.ts'
import { decodeMerged } from './psd/planes.ts'
import { hiddenFlag, idOfRecord, type PsdFile, type PsdRecord } from './psd/psd-file.ts'
import { resourceIds, resourceOf } from './psd-resources.ts'

/** Groups within groups beyond any document that a person made; Photoshop allows ten. */
const deepestNesting = 200

/**
 * Opens a PSD file: RGB with 8 or 16 bits, with or without layers, by any program.
 *
 * Pixels are decoded when they are asked for. What is not understood is kept as it is for {@link writePsd}.
 *
 * @throws RefineError `unreadable_file`, `too_large`, `unsupported_source` (other modes and depths, PSB).
 */
export function readPsd(bytes: Uint8Array): LayeredDocument {
  const file = parsePsd(bytes)
  const { width, height, depth, records, ...rest } = file
  const history = readHistory(resourceOf(rest, resourceIds.xmp)?.data)
  const bare = records.length > 0 ? buildTree(file) : [flatLayer(file)]
  const { layers, strays } = attachHistory(bare, history.entries)
  const color = colorOf(rest, history.chunks)
  return { width, height, depth, color, layers, rest, strays, texts: history.texts }
}

function colorOf(rest: FileRest, chunks: ColorTag['chunks']): ColorTag {
  const icc = resourceOf(rest, resourceIds.icc)?.data
  const base = icc ? colorTagOfIcc(icc) : untagged
  return chunks ? { ...base, chunks } : base
}

/** Folds the flat list of records, in which a divider opens a group and the group's own record closes it. */
function buildTree(file: PsdFile): readonly Layer[] {
  const ids = distinctIds(file.records)
  const links = resourceOf(file, resourceIds.links)?.data
  const linksOff = resourceOf(file, resourceIds.linksEnabled)?.data
  const open: { divider: PsdRecord | null; layers: Layer[] }[] = [{ divider: null, layers: [] }]
  file.records.forEach((record, index) => {
    const section = sectionOf(record)
    if (section?.kind === 'divider') {
      if (open.length > deepestNesting) throw damagedPsd()
      open.push({ divider: record, layers: [] })
      return
    }
    const base = {
      id: ids[index] as string,
      name: nameOfRecord(record),
      visible: (record.flags & hiddenFlag) === 0,
      opacity: record.opacity,
      blend: section?.blend ?? record.blend,
      clipped: record.clipped,
      link: ((links?.[2 * index] ?? 0) << 8) | (links?.[2 * index + 1] ?? 0),
      linkOff: linksOff?.[index] === 0,
      record,
    }
    if (section) {
      const group = open.pop()
      if (!group || open.length === 0) throw damagedPsd()
      const { divider, layers } = group
      open
        .at(-1)
        ?.layers.push({ ...base, kind: 'group', open: section.kind === 'open', divider, layers })
    } else {
      open.at(-1)?.layers.push(toLayer(base, record))
    }
  })
  const [root] = open
  if (open.length !== 1 || !root) throw damagedPsd()
  return root.layers
}

function toLayer(
  base: Omit<PixelLayer, 'kind' | 'rect' | 'derived' | 'content' | 'version' | 'marker'>,
  record: PsdRecord,
): Layer {
  const facts = classifyRecord(record)
  if (facts.kind === 'foreign') return { ...base, ...facts }
  const { left, top, right, bottom } = record
  const rect = { x: left, y: top, width: right - left, height: bottom - top }
  return { ...base, ...facts, rect, content: null, version: null, marker: null }
}

/** A file without layers has its picture in the merged data: it becomes what Photoshop calls the background. */
function flatLayer(file: PsdFile): PixelLayer {
  const picture = createPicture(file, file.depth)
  const planes = decodeMerged(file.merged, file, file.depth, file.channels).slice(0, 3)
  planes.forEach((plane, color) => {
    spread(plane, picture.data, color)
  })
  for (let pos = 3; pos < picture.data.length; pos += 4) picture.data[pos] = maxWord(file.depth)
  return {
    ...{ kind: 'pixels', id: '1', name: 'Background', visible: true, opacity: 255, blend: 'norm' },
    ...{
      clipped: false,
      link: 0,
      linkOff: false,
      record: null,
      derived: false,
      rect: rectOf(file),
    },
    ...{ content: { picture, coverage: null }, version: null, marker: null },
  }
}

/** Layer numbers as found; a missing or repeated one gets a new number. */
function distinctIds(records: readonly PsdRecord[]): string[] {
  const found = records.map(idOfRecord)
  let next = Math.max(0, ...found.map((id) => Number(id ?? 0))) + 1
  const seen = new Set<string>()
  return found.map((id) => {
    const distinct = id !== null && !seen.has(id) ? id : String(next++)
    seen.add(distinct)
    return distinct
  })
}

/**
 * Hands each entry of the document's history to its layer: by the layer number that the file states, else, when a
 * program renumbered the layers, by the one layer that still has the recorded name.
 */
function attachHistory(
  layers: readonly Layer[],
  entries: readonly LayerEntry[],
): { layers: readonly Layer[]; strays: readonly LayerEntry[] } {
  const pixels = Array.from(walkLayers(layers)).filter((layer) => layer.kind === 'pixels')
  const groups = Array.from(walkLayers(layers)).filter((layer) => layer.kind === 'group')
  const taken = new Map<string, LayerEntry>()
  const strays: LayerEntry[] = []
  const unplaced: LayerEntry[] = []
  for (const entry of entries) {
    const candidates = entry.standsOn === undefined ? pixels : groups
    const own = candidates.find(
      ({ id, record }) =>
        id === entry.layer && !taken.has(id) && record !== null && idOfRecord(record) === id,
    )
    if (own) taken.set(own.id, entry)
    else unplaced.push(entry)
  }
  for (const entry of unplaced) {
    const name = recordedName(entry.version)
    const namesakes = pixels.filter((layer) => layer.name === name && !taken.has(layer.id))
    const [only] = namesakes
    if (name !== null && only && namesakes.length === 1) taken.set(only.id, entry)
    else strays.push(entry)
  }
  const attach = (layer: Layer): Layer => {
    const entry = taken.get(layer.id)
    if (layer.kind === 'group') {
      const standsOn = entry?.standsOn
      const inner = layer.layers.map(attach)
      return { ...layer, layers: inner, ...(standsOn !== undefined && { standsOn }) }
    }
    if (layer.kind !== 'pixels' || !entry) return layer
    return { ...layer, version: entry.version ?? null, marker: entry.marker ?? null }
  }
  return { layers: layers.map(attach), strays }
}

function recordedName(version: unknown): string | null {
  if (typeof version !== 'object' || version === null || !('layer' in version)) return null
  const { layer } = version
  if (typeof layer !== 'object' || layer === null || !('name' in layer)) return null
  return typeof layer.name === 'string' ? layer.name : null
}
